"use client";
import type { Participant, Problem } from "@rooms/api-client";
import { Banner, Button, Select } from "@rooms/ui";
import { useTranslations } from "#i18n/use-translations.ts";
import { useState } from "react";
import { roomsApi } from "#shared/api/browser.ts";
import { useRefusal } from "#shared/use-refusal.ts";
import { lineOf } from "../view-models/lines.ts";
import type { RecapLine } from "../view-models/lines.ts";

export interface LineEditorProps {
  slug: string;
  line: RecapLine;
  people: readonly Participant[];
  /** With the line as it stands now, where that is news. */
  onClose: (line?: RecapLine) => void;
}

/** Corrects the words or the speaker of a line in its place: Enter saves, Escape leaves it. */
export function LineEditor({ slug, line, people, onClose }: LineEditorProps) {
  const t = useTranslations("recap.editor");
  const refusalText = useRefusal();
  const [text, setText] = useState(line.text);
  const [identity, setIdentity] = useState(line.identity);
  const [pending, setPending] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  const [theirs, setTheirs] = useState<Problem["current"]>(undefined);
  const wanted = text.trim();

  const save = async (from: Pick<RecapLine, "text" | "identity" | "revision"> = line) => {
    if (pending || wanted === "") return;
    if (wanted === from.text && identity === from.identity) {
      onClose(from === line ? undefined : { ...line, ...from, corrected: true });
      return;
    }
    setPending(true);
    const answer = await roomsApi.transcripts.correctSegment({
      params: { slug, id: line.id },
      body: {
        basedOn: from.revision,
        ...(wanted === from.text ? {} : { text: wanted }),
        ...(identity === from.identity ? {} : { identity }),
      },
    });
    setPending(false);
    if (answer.ok) onClose(lineOf(answer.data));
    else if (answer.problem.code === "CORRECTION_CONFLICT") setTheirs(answer.problem.current);
    else setRefused(refusalText(answer.problem.code));
  };

  return (
    <form
      aria-label={t("title")}
      className="flex flex-col gap-2 rounded-lg border border-line-strong bg-surface-raised p-2.5 print:hidden"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
      onKeyDown={(event) => {
        if (event.key === "Escape") onClose();
        // Keys of the list are not meant here.
        event.stopPropagation();
      }}
    >
      <textarea
        aria-label={t("text")}
        value={text}
        autoFocus
        rows={Math.min(12, Math.ceil(text.length / 60))}
        maxLength={10_000}
        lang={line.language ?? undefined}
        onChange={(event) => setText(event.target.value.replace(/[\r\n]+/g, " "))}
        onKeyDown={(event) => {
          if (event.key !== "Enter" || event.nativeEvent.isComposing) return;
          event.preventDefault();
          void save();
        }}
        className="focus-ring w-full resize-none rounded-md border border-line-strong bg-surface-raised px-2.5 py-1.5 text-base text-text [field-sizing:content] pointer-coarse:text-md"
      />
      {theirs && (
        <Banner tone="warning" title={t("conflict")}>
          <p className="wrap-anywhere">{t("theirs", { name: theirs.name, text: theirs.text })}</p>
          <div className="mt-2 flex flex-wrap gap-2">
            <Button size="sm" pending={pending} onClick={() => void save(theirs)}>
              {t("overwrite")}
            </Button>
            <Button size="sm" onClick={() => onClose({ ...line, ...theirs, corrected: true })}>
              {t("keepTheirs")}
            </Button>
          </div>
        </Banner>
      )}
      {refused !== null && <Banner tone="error">{refused}</Banner>}
      <div className="flex flex-wrap items-end gap-2">
        <Select
          label={t("speaker")}
          value={identity}
          options={people.map(({ identity: value, name: label }) => ({ value, label }))}
          onChange={setIdentity}
          className="min-w-40 flex-1"
        />
        <Button onClick={() => onClose()}>{t("cancel")}</Button>
        <Button type="submit" variant="primary" pending={pending} disabled={wanted === ""}>
          {t("save")}
        </Button>
      </div>
    </form>
  );
}
