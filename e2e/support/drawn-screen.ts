import type { BrowserContext } from "@playwright/test";

/** Shares a drawn screen where a real one is asked for: headless browsers have none. */
export async function drawScreen(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    navigator.mediaDevices.getDisplayMedia = async () => {
      const screen = document.createElement("canvas");
      screen.width = 640;
      screen.height = 360;
      const paint = screen.getContext("2d");
      let frame = 0;
      setInterval(() => {
        if (!paint) return;
        frame += 1;
        paint.fillStyle = frame % 2 ? "#2a6" : "#26a";
        paint.fillRect(0, 0, screen.width, screen.height);
      }, 100);
      return screen.captureStream(10);
    };
  });
}
