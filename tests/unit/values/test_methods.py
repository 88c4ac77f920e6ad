"""Interview methods as typed."""

import pytest

from careerdash.values.methods import read_method

CASES = [
    ("面对面", "face_to_face"),
    ("Face to face", "face_to_face"),
    ("in person", "face_to_face"),
    ("电话", "telephone"),
    ("phone call", "telephone"),
    ("微信", "chat"),
    ("WeChat video", "video"),
    ("微信视频", "video"),
    ("微信语音", "chat"),
    ("微信电话", "telephone"),
    ("微信语音通话", "telephone"),
    ("WeChat call", "telephone"),
    ("微信视频电话", "video"),
    ("e mail", "email"),
    ("QQ", "chat"),
    ("Zoom", "video"),
    ("腾讯会议", "video"),
    ("email", "email"),
    ("E-mail", "email"),
    ("邮件", "email"),
    ("线上", "other"),
    ("online", "other"),
    ("线下", "face_to_face"),
    ("书信", "letter"),
    ("letter", "letter"),
    ("F2F", "face_to_face"),
    ("video call", "video"),
    ("Teams", "video"),
    ("当面访谈", "face_to_face"),
    ("电话/微信", "telephone"),
    ("面谈、电话", "face_to_face"),
    ("Online meeting", "video"),
    ("视频会议", "video"),
    ("Google Meet", "video"),
    ("LinkedIn message", "chat"),
    ("短信", "chat"),
    ("coffee chat", "face_to_face"),
    ("Coffee", "face_to_face"),
    ("其他", "other"),
    ("随便", None),
    ("met at office", "face_to_face"),
    ("Telephone interview", "telephone"),
    ("line", "chat"),
    ("钉钉", "chat"),
    ("offline", "face_to_face"),
    ("飞书会议", "video"),
    ("hotline", None),
    ("N/A", None),
    ("on-site visit", "face_to_face"),
    ("實地訪談", "face_to_face"),
    ("電話訪談", "telephone"),
    ("視訊", "video"),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_read_method(text, expected):
    assert read_method(text) == expected
