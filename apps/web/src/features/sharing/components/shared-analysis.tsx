import type { SharedRecap } from "@rooms/api-client";
import { Badge, EvidenceItem } from "@rooms/ui";
import { getFormatter } from "next-intl/server";
import { getTranslations } from "#i18n/get-translations.ts";
import { clockTime } from "#shared/clock-time.ts";
import { lineAnchorOf } from "../view-models/line-anchor.ts";

const parts = ["summary", "decisions", "tasks", "risks", "questions"] as const;

type Shared = Pick<SharedRecap, "analysis" | "transcript">;

/** The parts that have lines; each line leads to its words where the link shows them. */
export async function SharedAnalysis({ analysis, transcript }: Shared) {
  const t = await getTranslations("recap");
  const shared = await getTranslations("sharing");
  const shown = analysis ? parts.filter((part) => analysis[part].length > 0) : [];
  if (!analysis || shown.length === 0) {
    return (
      <p className="mt-8 text-text-muted">{analysis ? t("nothingFound") : shared("noAnalysis")}</p>
    );
  }
  const linksOf = (evidence: readonly number[]) =>
    evidence.flatMap((place) => {
      const line = transcript?.lines[place];
      if (!line) return [];
      const label = clockTime(line.startedAtMs);
      return [{ href: `#${lineAnchorOf(place)}`, label, title: t("toWords", { time: label }) }];
    });
  return (
    <div className="mt-8 flex flex-col gap-6">
      {shown.map((part) => (
        <section key={part}>
          <h2 className="mb-1 text-lg font-semibold">{t(`parts.${part}`)}</h2>
          <ul className="-mx-2 flex flex-col gap-1">
            {analysis[part].map((line, index) => (
              <EvidenceItem
                key={index}
                anchor={`${part}-${index}`}
                text={line.text}
                links={linksOf(line.evidence)}
                facts={part === "tasks" ? <TaskFacts task={analysis.tasks[index]} /> : undefined}
              />
            ))}
          </ul>
        </section>
      ))}
      {analysis.analyser === "embedded-extractive" && (
        <p className="text-sm text-text-muted">
          <Badge>{t("embedded")}</Badge> {t("embeddedHint")}
        </p>
      )}
    </div>
  );
}

type Task = NonNullable<SharedRecap["analysis"]>["tasks"][number];

async function TaskFacts({ task }: { task: Task | undefined }) {
  const t = await getTranslations("sharing");
  const format = await getFormatter();
  if (!task) return null;
  const { owner, dueOn } = task;
  return (
    <>
      {owner !== null && <span>{owner}</span>}
      {dueOn !== null && (
        <span>
          {t("due", {
            day: format.dateTime(new Date(dueOn), { timeZone: "UTC", dateStyle: "medium" }),
          })}
        </span>
      )}
    </>
  );
}
