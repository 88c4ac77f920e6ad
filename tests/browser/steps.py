"""What browser tests do again and again: open an address, wait until the page stands still, look for charts."""

from playwright.sync_api import Page, expect

_LONGEST_WAIT = 20_000


def visit(page: Page, address: str) -> None:
    """Open an address and wait until the page is drawn and idle."""
    page.goto(address)
    expect(page.locator("h1").first).to_be_visible(timeout=_LONGEST_WAIT)
    settle(page)


def settle(page: Page) -> None:
    """Wait until the server has finished and nothing on the page is stale."""
    page.wait_for_function(
        """() => {
            const app = document.querySelector('[data-testid="stApp"]');
            return app && app.getAttribute('data-test-script-state') === 'notRunning'
                && !document.querySelector('[data-stale="true"]')
                && !document.querySelector('[data-testid="stSkeleton"]');
        }""",
        timeout=_LONGEST_WAIT,
    )
    page.wait_for_timeout(250)


def menu(page: Page) -> list[str]:
    """The titles in the sidebar, in order."""
    return page.get_by_test_id("stSidebarNavLink").all_inner_texts()


def bars_drawn(page: Page) -> int:
    """How many bars of charts have a visible size."""
    page.locator(".js-plotly-plot .bars .point path").first.wait_for(state="attached", timeout=_LONGEST_WAIT)
    return page.evaluate(
        """() => [...document.querySelectorAll('.js-plotly-plot .bars .point path')]
            .filter(bar => { const box = bar.getBoundingClientRect(); return box.width > 1 && box.height > 1; }).length"""
    )
