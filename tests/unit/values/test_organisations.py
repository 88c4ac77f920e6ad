"""Organisation names that are the same and that are not."""

import pytest

from careerdash.values.organisations import fold_organisation

CASES = [
    ("腾讯科技（深圳）有限公司", "腾讯科技"),
    ("腾讯科技", "腾讯科技"),
    ("Acme, Inc.", "acme"),
    ("ACME", "acme"),
    ("Acme Co., Ltd.", "acme"),
    ("Siemens AG", "siemens"),
    ("微软（中国）有限公司", "微软"),
    ("微软", "微软"),
    ("华为集团有限公司", "华为集团"),
    ("华为集团", "华为集团"),
    ("北京银行股份有限公司", "北京银行"),
    ("The Coca-Cola Company", "cocacola"),
    ("Coca Cola", "cocacola"),
    ("公司", "公司"),
    ("XX北京分公司", "xx北京分公司"),
    ("Google LLC", "google"),
    ("Google", "google"),
    ("Johnson & Johnson", "johnsonjohnson"),
    ("Tiffany & Co.", "tiffany"),
    ("Tiffany", "tiffany"),
    ("GmbH", "gmbh"),
    ("ABC GmbH & Co. KG", "abc"),
    ("ABC", "abc"),
    ("(北京)", "北京"),
    ("无", ""),
    ("N/A", ""),
    ("H&M", "hm"),
    ("IBM Corp.", "ibm"),
    ("字节跳动有限责任公司", "字节跳动"),
    ("Deutsche Bank AG", "deutschebank"),
    ("Barclays PLC", "barclays"),
    ("中国工商银行 股份有限公司", "中国工商银行"),
    ("Alibaba Group Holding Limited", "alibabagroupholding"),
    ("S.A. Co", "sa"),
    ("腾讯公司", "腾讯"),
    ("某公司", "某"),
    ("Foo Pty Ltd", "foo"),
    ("Foo Sdn Bhd", "foo"),
    ("Co", "co"),
    ("Company", "company"),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_fold_organisation(text, expected):
    assert fold_organisation(text) == expected
