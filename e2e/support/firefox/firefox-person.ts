import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { findFirefox } from "@rooms/scripts/firefox";
import puppeteer, { type Browser, type ElementHandle, type Page } from "puppeteer-core";
import { until } from "@rooms/testing/until";
import type { SoundCard } from "./sound-card.ts";

/** The machine's own microphone without a question, sound without a gesture, and media over loopback by plain addresses. */
const preferences = {
  "media.navigator.permission.disabled": true,
  "media.navigator.streams.fake": false,
  "media.autoplay.default": 0,
  "media.peerconnection.ice.loopback": true,
  "media.peerconnection.ice.obfuscate_host_addresses": false,
  "intl.accept_languages": "en-US",
};

/** A guest in Firefox, driven by WebDriver BiDi: Playwright drives only a Firefox of its own build. */
export class FirefoxPerson {
  readonly name: string;
  readonly page: Page;
  readonly #browser: Browser;

  private constructor(name: string, browser: Browser, page: Page) {
    this.name = name;
    this.#browser = browser;
    this.page = page;
  }

  static async open(options: {
    name: string;
    soundCard: SoundCard;
    folder: string;
  }): Promise<FirefoxPerson> {
    const { name, soundCard, folder } = options;
    const userDataDir = join(folder, `firefox-${name}`);
    await mkdir(userDataDir, { recursive: true });
    const browser = await puppeteer.launch({
      browser: "firefox",
      executablePath: findFirefox() ?? "firefox",
      headless: true,
      env: soundCard.env,
      userDataDir,
      extraPrefsFirefox: preferences,
      defaultViewport: { width: 1280, height: 800 },
    });
    return new FirefoxPerson(name, browser, await browser.newPage());
  }

  /** Goes to the link of a session and through its prejoin; the transcript is opened. */
  async joinAsGuest(sessionUrl: string): Promise<void> {
    await this.page.goto(sessionUrl);
    const nameField = await this.#find(
      '//label[normalize-space()="Your name"]/following::input[1]',
    );
    await nameField.type(this.name);
    await this.click("Join now");
    await this.#find(buttonNamed("Leave"));
    await this.click("Transcript");
    await this.#find('//*[@role="region" or self::section][@aria-label="Transcript"]');
  }

  /** Writes to all; the chat is open. */
  async write(text: string): Promise<void> {
    const field = await this.#find('//textarea[@aria-label="Write to everyone"]');
    await field.type(text);
    await this.page.keyboard.press("Enter");
  }

  async click(button: string): Promise<void> {
    await (await this.#find(buttonNamed(button))).click();
  }

  async toggle(label: string): Promise<void> {
    const named = `@aria-labelledby = //span[normalize-space()="${label}"]/@id`;
    await (await this.#find(`//button[@role="switch"][${named}]`)).click();
  }

  /** Waits until a person's tile says this of them. */
  async seesTile(name: string, note: string): Promise<void> {
    await this.sees(
      `//*[@role="group"][starts-with(@aria-label, "${name}")][contains(@aria-label, "${note}")]`,
    );
  }

  /** Waits until an element is there. */
  async sees(xpath: string): Promise<void> {
    await this.#find(xpath);
  }

  /** Waits until an element is there: Firefox knows no selectors by role. */
  async #find(xpath: string): Promise<ElementHandle> {
    const selector = `xpath/.${xpath}` as const;
    await until(xpath, async () => (await this.page.$(selector)) !== null, { withinMs: 30_000 });
    const found = await this.page.$(selector);
    if (found === null) throw new Error(`${xpath} went away.`);
    return found;
  }

  /** What a speaker said according to this screen, in order, stored lines only. */
  async storedTextOf(speaker: string): Promise<string> {
    return this.page.$$eval(
      '[data-utterance-id][data-status="stored"]',
      (lines, wanted) =>
        lines
          .filter((line) => line.getAttribute("data-speaker") === wanted)
          .map((line) => line.textContent.trim())
          .join(" "),
      speaker,
    );
  }

  /** Waits until a speaker's stored text on this screen is what is told. */
  async reads(speaker: string, text: string): Promise<void> {
    let read = "";
    await until(
      `${this.name} reads ${speaker}'s words`,
      async () => {
        read = await this.storedTextOf(speaker);
        return read === text;
      },
      { withinMs: 20_000, seen: () => read },
    );
  }

  async screenshot(name: string): Promise<void> {
    const folder = "test-results/screens";
    await mkdir(folder, { recursive: true });
    await this.page.screenshot({ path: `${folder}/${name}.png` });
  }

  async close(): Promise<void> {
    await this.#browser.close();
  }
}

function buttonNamed(name: string): string {
  return `//button[normalize-space()="${name}" or @aria-label="${name}"]`;
}
