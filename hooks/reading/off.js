// Keeping what was read is switched off. Where it was on, browsers ask for this in its place: it takes away what
// they kept, and itself. Where it never was on, nobody asks.
const OURS = `portal-read:${new URL(self.registration.scope).pathname}:`;

self.addEventListener("install", () => self.skipWaiting());

self.addEventListener("activate", (event) => event.waitUntil(end()));

async function end() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(OURS)).map((name) => caches.delete(name)));
  await self.registration.unregister();
}
