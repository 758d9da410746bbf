import { CloudSlashIcon } from "@phosphor-icons/react/dist/ssr/CloudSlash";
import { LifebuoyIcon } from "@phosphor-icons/react/dist/ssr/Lifebuoy";
import { TextAaIcon } from "@phosphor-icons/react/dist/ssr/TextAa";
import { UserSoundIcon } from "@phosphor-icons/react/dist/ssr/UserSound";
import { Button } from "@rooms/ui";
import Link from "next/link";
import { getTranslations } from "#i18n/get-translations.ts";
import { publicOrigin } from "#server/api.ts";
import { InsecureNotice } from "#shared/components/insecure-notice.tsx";
import { LanguageSwitch } from "#shared/components/language-switch.tsx";
import { Logo } from "#shared/components/logo.tsx";

const points = [
  { key: "live", Icon: TextAaIcon },
  { key: "who", Icon: UserSoundIcon },
  { key: "lost", Icon: LifebuoyIcon },
  { key: "own", Icon: CloudSlashIcon },
] as const;

/** The front page of a visitor who is not signed in. */
export async function Landing() {
  const t = await getTranslations();
  return (
    <div className="flex min-h-dvh flex-col">
      <header className="mx-auto flex w-full max-w-6xl items-center justify-between gap-4 px-4 py-4 sm:px-6">
        <Logo as={Link} href="/" name={t("app.name")} />
        <div className="flex items-center gap-3">
          <LanguageSwitch />
          <Button render={<Link href="/signin" />}>{t("nav.signIn")}</Button>
        </div>
      </header>
      <main
        id="main"
        className="mx-auto grid w-full max-w-6xl flex-1 content-center gap-14 px-4 py-12 sm:px-6 lg:grid-cols-[1.15fr_1fr] lg:items-center lg:gap-20"
      >
        <div>
          <h1 className="text-[2rem] leading-[1.1] font-semibold tracking-[-0.025em] text-balance whitespace-pre-line sm:text-[3rem]">
            {t("landing.title")}
          </h1>
          <p className="mt-5 max-w-xl text-lg text-pretty text-text-muted">{t("landing.lead")}</p>
          <div className="mt-6 max-w-xl empty:hidden">
            <InsecureNotice address={await publicOrigin()} />
          </div>
          <Button variant="primary" size="lg" className="mt-8" render={<Link href="/signin" />}>
            {t("landing.start")}
          </Button>
        </div>
        <ul className="grid gap-x-8 gap-y-7 sm:grid-cols-2 lg:grid-cols-1">
          {points.map(({ key, Icon }) => (
            <li key={key} className="flex gap-4">
              <span className="grid size-10 shrink-0 place-items-center rounded-lg bg-accent-soft text-xl text-accent">
                <Icon aria-hidden />
              </span>
              <div>
                <h2 className="text-md font-semibold">{t(`landing.points.${key}.title`)}</h2>
                <p className="mt-0.5 text-base text-pretty text-text-muted">
                  {t(`landing.points.${key}.text`)}
                </p>
              </div>
            </li>
          ))}
        </ul>
      </main>
    </div>
  );
}
