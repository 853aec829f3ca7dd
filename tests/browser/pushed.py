"""A browser that can be pushed to: its push service is a fake one, and its worker is the real one."""

from __future__ import annotations

import asyncio
import json

from playwright.async_api import Page

from samesky_shared.core.notices import Pushed

SUBSCRIBES = """(made) => {
  const kept = "fake.subscription";
  const of = (one) => one && {
    ...one,
    toJSON: () => ({ endpoint: one.endpoint, keys: one.keys }),
    unsubscribe: async () => { localStorage.removeItem(kept); return true; },
  };
  PushManager.prototype.getSubscription = async () => of(JSON.parse(localStorage.getItem(kept) ?? "null"));
  PushManager.prototype.subscribe = async (how) => {
    if (Notification.permission !== "granted") throw new DOMException("no", "NotAllowedError");
    localStorage.setItem(kept, JSON.stringify({ ...made, key: how.applicationServerKey }));
    return of(made);
  };
}"""


async def reachable(page: Page, at: Pushed) -> None:
    """From now on the page's browser may show notices, and subscribes there."""
    await page.context.grant_permissions(["notifications"])
    made = {"endpoint": at.endpoint, "keys": {"p256dh": at.p256dh, "auth": at.auth}}
    await page.add_init_script(f"({SUBSCRIBES})({json.dumps(made)})")


async def delivered(page: Page, origin: str, shown: dict[str, object]) -> None:
    """The push service hands this to the page's worker, whether or not a page is open."""
    line = await page.context.new_cdp_session(page)
    known: asyncio.Future[str] = asyncio.get_running_loop().create_future()

    def heard(said: dict[str, list[dict[str, str]]]) -> None:
        for one in said["registrations"]:
            if not known.done():
                known.set_result(one["registrationId"])

    line.on("ServiceWorker.workerRegistrationUpdated", heard)
    await line.send("ServiceWorker.enable")
    what = {"origin": origin, "registrationId": await known, "data": json.dumps(shown)}
    await line.send("ServiceWorker.deliverPushMessage", what)
    await line.detach()


NOTICES = """async () => {
  const worker = await navigator.serviceWorker.ready;
  return (await worker.getNotifications()).map(({ title, body, tag, lang }) => ({ title, body, tag, lang }));
}"""
"""What the system shows of this page."""
