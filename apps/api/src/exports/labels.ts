import type { Locale } from "@rooms/contracts/locale";
import type { AnalysisResult } from "@rooms/domain/analysis/analysis";
import type { MarkKind } from "@rooms/domain/vocabulary/marks";
import type { GapReason } from "@rooms/domain/vocabulary/sessions";

/** What files say by themselves. */
interface Labels {
  readonly transcript: string;
  readonly chat: string;
  readonly date: string;
  readonly participants: string;
  readonly languages: string;
  readonly engines: string;
  readonly analyser: string;
  readonly guest: string;
  readonly outsider: string;
  readonly due: string;
  readonly at: string;
  readonly notTranscribed: string;
  readonly nothingSaid: string;
  readonly units: { readonly hour: string; readonly minute: string; readonly second: string };
  readonly sections: Readonly<Record<keyof AnalysisResult, string>>;
  readonly marked: string;
  readonly markedBy: string;
  readonly marks: Readonly<Record<MarkKind, string>>;
  readonly reasons: Readonly<Record<GapReason, string>>;
}

export const labels: Readonly<Record<Locale, Labels>> = {
  en: {
    transcript: "Transcript",
    chat: "Chat",
    date: "Date",
    participants: "Participants",
    languages: "Language",
    engines: "Recognised by",
    analyser: "Analysed by",
    guest: "guest",
    outsider: "external",
    due: "due",
    at: "at",
    notTranscribed: "Not transcribed",
    nothingSaid: "Nothing was said.",
    units: { hour: "h", minute: "min", second: "s" },
    sections: {
      summary: "Summary",
      decisions: "Decisions",
      tasks: "Tasks",
      risks: "Risks",
      questions: "Open questions",
    },
    marked: "Marked during the session",
    markedBy: "marked by",
    marks: { TASK: "Task", DECISION: "Decision", QUESTION: "Question" },
    reasons: {
      "client-overflow": "connection lost for too long",
      "queue-overflow": "too many people spoke at once",
      "engine-failed": "recognition failed",
      paused: "paused",
      limit: "limit reached",
      "not-storable": "could not be stored",
      "transcriber-lost": "connection lost",
      "language-not-heard": "language not heard here",
    },
  },
  ru: {
    transcript: "Расшифровка",
    chat: "Чат",
    date: "Дата",
    participants: "Участники",
    languages: "Язык",
    engines: "Распознавание",
    analyser: "Анализ",
    guest: "гость",
    outsider: "извне",
    due: "до",
    at: "время",
    notTranscribed: "Не расшифровано",
    nothingSaid: "Ничего не сказано.",
    units: { hour: "ч", minute: "мин", second: "с" },
    sections: {
      summary: "Кратко",
      decisions: "Решения",
      tasks: "Задачи",
      risks: "Риски",
      questions: "Открытые вопросы",
    },
    marked: "Отмечено во время сессии",
    markedBy: "отметка:",
    marks: { TASK: "Задача", DECISION: "Решение", QUESTION: "Вопрос" },
    reasons: {
      "client-overflow": "слишком долго не было связи",
      "queue-overflow": "слишком много говорили одновременно",
      "engine-failed": "сбой распознавания",
      paused: "пауза",
      limit: "достигнут предел",
      "not-storable": "не удалось сохранить",
      "transcriber-lost": "связь потеряна",
      "language-not-heard": "язык здесь не распознаётся",
    },
  },
};

/** `1 h 2 min`, `12 s`: the two largest units, never nothing at all. */
export function durationText(ms: number, locale: Locale): string {
  const { units } = labels[locale];
  const seconds = Math.max(1, Math.round(ms / 1000));
  const parts = [
    [Math.floor(seconds / 3600), units.hour],
    [Math.floor(seconds / 60) % 60, units.minute],
    [seconds % 60, units.second],
  ] as const;
  const from = parts.findIndex(([count]) => count > 0);
  return parts
    .slice(from, from + 2)
    .filter(([count]) => count > 0)
    .map(([count, unit]) => `${count} ${unit}`)
    .join(" ");
}

/** What stands in place of speech that was not transcribed, without whose it was. */
export function gapText(
  { startedAtMs, endedAtMs, reason }: { startedAtMs: number; endedAtMs: number; reason: GapReason },
  locale: Locale,
): string {
  const { notTranscribed, reasons } = labels[locale];
  return `${notTranscribed}: ${durationText(endedAtMs - startedAtMs, locale)}, ${reasons[reason]}`;
}
