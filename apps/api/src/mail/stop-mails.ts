import type { StopTokens } from "@rooms/adapters/mail";
import type { Locale } from "@rooms/contracts/locale";
import type { Clock } from "@rooms/domain/shared/clock";
import type { Store } from "@rooms/domain/shared/store";
import type { Context, Hono } from "hono";
import { html } from "hono/html";
import { htmlPage } from "../http/html-page.ts";
import { localeOf } from "../http/locale.ts";
import { answerProblem } from "../http/problem.ts";
import type { AppEnv } from "../http/types.ts";

/** In the links of mailed recaps, `?token=`: the mail's holder may stop such mails, signed in or not. */
export const stopMailsPath = "/api/recap-mails/stop";

interface Deps {
  store: Pick<Store, "recapMails">;
  clock: Clock;
  tokens: StopTokens;
}

/**
 * GET asks, since mail programs look at links by themselves; POST acts, also for the button that mail programs show
 * (RFC 8058), whose body is `List-Unsubscribe=One-Click`. `again=1` takes it back.
 */
export function serveStopMails({ store, clock, tokens }: Deps) {
  return (app: Hono<AppEnv>): void => {
    app.get(stopMailsPath, (context) => {
      context.set("operationId", "recapMails.askStop");
      return tokens.userOf(context.req.query("token") ?? "") === null
        ? answerProblem(context, { code: "NOT_FOUND" })
        : show(context, "ask");
    });
    app.post(stopMailsPath, async (context) => {
      context.set("operationId", "recapMails.stop");
      const user = tokens.userOf(context.req.query("token") ?? "");
      if (user === null) return answerProblem(context, { code: "NOT_FOUND" });
      // A body that cannot be read says nothing else than "stop".
      const body = await context.req.parseBody().catch(() => ({ again: "" }));
      const wantsAgain = body["again"] === "1";
      await store.recapMails.setStopped(user, wantsAgain ? null : clock.now());
      return show(context, wantsAgain ? "again" : "stopped");
    });
  };
}

type Shown = "ask" | "stopped" | "again";

const texts: Record<Locale, Record<Shown, { title: string; lead: string; button: string }>> = {
  en: {
    ask: {
      title: "Recaps by mail",
      lead: "Rooms will no longer mail you recaps of sessions, from any space. You still find them in Rooms.",
      button: "Stop these mails",
    },
    stopped: {
      title: "Stopped",
      lead: "Rooms will not mail you recaps any more.",
      button: "Send them again",
    },
    again: {
      title: "Recaps by mail",
      lead: "Rooms mails you recaps again, from spaces that send them.",
      button: "Stop these mails",
    },
  },
  ru: {
    ask: {
      title: "Итоги по почте",
      lead: "Rooms больше не будет присылать вам итоги сессий — ни из одного пространства. Они останутся доступны в Rooms.",
      button: "Не присылать такие письма",
    },
    stopped: {
      title: "Готово",
      lead: "Rooms больше не будет присылать вам итоги.",
      button: "Присылать снова",
    },
    again: {
      title: "Итоги по почте",
      lead: "Rooms снова присылает вам итоги из пространств, где включена рассылка.",
      button: "Не присылать такие письма",
    },
  },
};

async function show(context: Context<AppEnv>, shown: Shown): Promise<Response> {
  const locale = localeOf(context);
  const { title, lead, button } = texts[locale][shown];
  const again = shown === "stopped" ? html`<input type="hidden" name="again" value="1" />` : "";
  const page = await htmlPage({
    locale,
    title: `${title} · Rooms`,
    heading: title,
    meta: html`<meta name="robots" content="noindex" />`,
    body: html`<p>${lead}</p>
      <form method="post">${again}<button>${button}</button></form>`,
  });
  return context.html(page);
}
