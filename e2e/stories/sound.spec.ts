import { expect, type BrowserContext } from "@playwright/test";
import { expectAccessible } from "../support/accessibility.ts";
import { gather, expectWordsOnce } from "../support/meeting.ts";
import { Person } from "../support/person.ts";
import { scriptMicrophone } from "../support/scripted-microphone.ts";
import { test } from "../support/stack.ts";
import { ToneTalker } from "../support/tone-talk.ts";

interface WatchedWindow extends Window {
  /** Sound that was put in another's place on its way to the room. */
  roomsReplaced?: MediaStreamTrack[];
}

async function watchSent(context: BrowserContext): Promise<void> {
  await scriptMicrophone(context);
  await context.addInitScript(() => {
    const replaced: MediaStreamTrack[] = [];
    (window as WatchedWindow).roomsReplaced = replaced;
    const replace = RTCRtpSender.prototype.replaceTrack;
    RTCRtpSender.prototype.replaceTrack = function (this: RTCRtpSender, track) {
      if (track?.kind === "audio") replaced.push(track);
      return replace.call(this, track);
    };
  });
}

interface HearingWindow extends Window {
  MediaStreamTrackProcessor?: new (init: { track: MediaStreamTrack }) => object;
  /** What the transcription has heard, the last of them now. */
  roomsHeard?: MediaStreamTrack[];
  /** What the others have been sent. */
  roomsSent?: MediaStreamTrack[];
}

async function watchHeard(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const view = window as HearingWindow;
    const { MediaStreamTrackProcessor: Processor } = view;
    const heard: MediaStreamTrack[] = (view.roomsHeard = []);
    const sent: MediaStreamTrack[] = (view.roomsSent = []);
    if (Processor === undefined) return;
    view.MediaStreamTrackProcessor = class extends Processor {
      constructor(init: { track: MediaStreamTrack }) {
        super(init);
        if (init.track.kind === "audio") heard.push(init.track);
      }
    };
    const add = RTCPeerConnection.prototype.addTransceiver;
    RTCPeerConnection.prototype.addTransceiver = function (this: RTCPeerConnection, track, init) {
      if (track instanceof MediaStreamTrack && track.kind === "audio") sent.push(track);
      return add.call(this, track, init);
    };
  });
}

/** A browser in a network that lets no media through: without a relay nothing is left to try. */
async function blockMedia(context: BrowserContext): Promise<void> {
  await scriptMicrophone(context);
  await context.addInitScript(() => {
    const relayOnly = (configuration?: RTCConfiguration): RTCConfiguration => ({
      ...configuration,
      iceTransportPolicy: "relay",
    });
    window.RTCPeerConnection = class extends RTCPeerConnection {
      constructor(configuration?: RTCConfiguration) {
        super(relayOnly(configuration));
      }
      override setConfiguration(configuration?: RTCConfiguration): void {
        super.setConfiguration(relayOnly(configuration));
      }
    };
  });
}

test("one talks while the space bar is held; noise is kept from the others but not from the transcription; speaker and connection are tried before joining", async ({
  rooms,
}) => {
  const { slug, people, close } = await gather(rooms, "Sound", ["Ann", "Ben"], {
    open: { prepare: watchSent },
  });
  const [ann, ben] = people as [Person, Person];
  const { page } = ann;
  const microphone = page.getByRole("button", { name: "Microphone", exact: true });

  // By the pointer: the button keeps the focus, and the space bar would press it.
  await microphone.click();
  await expect(microphone).toHaveAttribute("aria-pressed", "false");
  await page.keyboard.down("Space");
  await expect(microphone, "on while it is held").toHaveAttribute("aria-pressed", "true");
  await page.keyboard.up("Space");
  await expect(microphone).toHaveAttribute("aria-pressed", "false");
  await microphone.click();
  await expect(microphone).toHaveAttribute("aria-pressed", "true");

  await page.getByRole("button", { name: "Choose a microphone" }).click();
  await page.getByRole("menuitemcheckbox", { name: "Keep noise from the others" }).click();
  const sent = () =>
    page.evaluate(() =>
      (window as WatchedWindow).roomsReplaced?.map(({ readyState }) => readyState),
    );
  await expect.poll(sent, { timeout: 30_000 }).toEqual(["live"]);
  // The suppressor takes tones for noise: what stands in the transcript has not been through it.
  const talker = new ToneTalker(ann);
  await talker.saySome(8);
  await expectWordsOnce(rooms, slug, { talker, readers: [ben] });
  await page.getByRole("button", { name: "Choose a microphone" }).click();
  await ann.screenshot("microphone-menu");
  await page.getByRole("menuitemcheckbox", { name: "Keep noise from the others" }).click();
  await expect.poll(async () => (await sent())?.length).toBe(2);
  await talker.saySome(4);
  await expectWordsOnce(rooms, slug, { talker, readers: [ben] });
  expect(ann.problems).toEqual([]);

  const cy = await Person.open({
    name: "Cy",
    webUrl: rooms.webUrl,
    prepare: scriptMicrophone,
    locale: "ru-RU",
    viewport: { width: 360, height: 740 },
    colorScheme: "dark",
  });
  await cy.page.goto(`/session/${slug}`);
  await cy.page.getByText("Устройства", { exact: true }).click();
  await cy.page.getByRole("button", { name: "Проверить динамик" }).click();
  await expect(cy.page.getByText("Сейчас прозвучат три сигнала.")).toBeVisible();
  await expect(cy.page.getByText(/^Тишина\? Прибавьте громкость/)).toBeVisible();
  await cy.screenshot("speaker-test-russian-phone");
  const test = cy.page.getByRole("button", { name: "Проверить соединение" });
  await test.focus();
  await cy.page.keyboard.press("Enter");
  await expect(cy.page.getByRole("status").getByText("Отправляем пробную картинку")).toBeVisible();
  const verdict = cy.page.getByRole("status").getByText("Соединение подходит для видео.");
  await expect(verdict).toBeVisible({ timeout: 40_000 });
  await expect(test, "keeps the focus").toBeFocused();
  await expect(cy.page.getByText(/^напрямую, UDP$/)).toBeVisible();
  await expect(cy.page.getByText("не настроен", { exact: true })).toBeVisible();
  await cy.page.getByText("Расшифровка", { exact: true }).scrollIntoViewIfNeeded();
  await cy.screenshot("connection-test-russian-phone");
  await cy.page.getByLabel("Ваше имя").fill("Вера");
  await cy.page.getByRole("button", { name: "Войти", exact: true }).last().click();
  await cy.page.getByRole("button", { name: "Ещё", exact: true }).click();
  await expect(cy.page.getByRole("menuitemcheckbox", { name: "Сетка" })).toBeVisible();
  await cy.screenshot("room-more-russian-phone");
  expect(cy.problems).toEqual([]);
  await cy.close();

  const dan = await Person.open({ name: "Dan", webUrl: rooms.webUrl, prepare: blockMedia });
  await dan.page.goto(`/session/${slug}`);
  await dan.page.getByText("Devices", { exact: true }).click();
  await dan.page.getByRole("button", { name: "Test the connection" }).click();
  const blocked = dan.page.getByRole("status").getByText("Your network blocks sound and video.");
  await expect(blocked).toBeVisible({ timeout: 40_000 });
  await expect(dan.page.getByText(/set up a relay \(TURN\)/)).toBeVisible();
  await dan.page.getByText("Transcription", { exact: true }).scrollIntoViewIfNeeded();
  await dan.screenshot("connection-test-blocked");
  await expectAccessible(dan.page, "a tested connection");
  const { rows } = await rooms.pool.query<{ name: string }>(
    `select p.name from participants p join video_sessions s on s.id = p.session_id where s.slug = $1`,
    [slug],
  );
  const names = new Set(rows.map(({ name }) => name));
  expect(names, "a test makes no participant").toEqual(new Set(["Ann", "Ben", "Вера"]));
  await dan.close();
  await close();
});

test("the transcription hears the microphone without the noise suppression that it has for the others; it is muted with it and let go with the call", async ({
  rooms,
}) => {
  const ann = await Person.open({ name: "Ann", webUrl: rooms.webUrl, prepare: watchHeard });
  await ann.signIn();
  await ann.join(await ann.createSession("Unsuppressed"));
  const of = (which: "roomsHeard" | "roomsSent") =>
    ann.page.evaluate((name) => {
      const track = (window as HearingWindow)[name]?.at(-1);
      if (track === undefined) return null;
      const { noiseSuppression, echoCancellation, autoGainControl } = track.getSettings();
      const { enabled, readyState } = track;
      return { noiseSuppression, echoCancellation, autoGainControl, enabled, readyState };
    }, which);
  const live = { echoCancellation: true, autoGainControl: true, enabled: true, readyState: "live" };
  // Chromium 156 gives it to a frame of its own only: all openings in one frame have the processing of the first.
  await expect.poll(() => of("roomsHeard")).toEqual({ ...live, noiseSuppression: false });
  expect(await of("roomsSent")).toEqual({ ...live, noiseSuppression: true });

  const microphone = ann.page.getByRole("button", { name: "Microphone", exact: true });
  await microphone.click();
  await expect(microphone).toHaveAttribute("aria-pressed", "false");
  await expect.poll(async () => (await of("roomsHeard"))?.enabled).toBe(false);
  await microphone.click();
  await expect.poll(async () => (await of("roomsHeard"))?.enabled).toBe(true);
  expect((await of("roomsHeard"))?.noiseSuppression).toBe(false);

  await ann.page.getByRole("button", { name: "Leave", exact: true }).click();
  await ann.page.getByRole("button", { name: "Only leave" }).click();
  const left = () =>
    ann.page.evaluate(() =>
      (window as HearingWindow).roomsHeard?.every(({ readyState }) => readyState === "ended"),
    );
  await expect.poll(left).toBe(true);
  expect(ann.problems).toEqual([]);
  await ann.close();
});
