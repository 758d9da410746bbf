import { localDay } from "@rooms/domain/shared/local-day";
import type { ExportDocument } from "./export-document.ts";

const baseLengthMax = 80;

/** `attachment` under the title and the local date. */
export function contentDisposition(document: ExportDocument, extension: string): string {
  const { title, slug, startedAt } = document;
  const suffix = startedAt ? ` ${localDay(startedAt, document.timeZone)}` : "";
  return attachment({ title: title ?? "", otherwise: slug, suffix, extension });
}

export interface AttachmentName {
  readonly title: string;
  /** Where nothing of the title is fit for a file's name. */
  readonly otherwise: string;
  readonly suffix?: string;
  readonly extension: string;
}

/** `attachment` under a title (RFC 6266): for old readers in ASCII, for all others as it is. */
export function attachment({ title, otherwise, suffix = "", extension }: AttachmentName): string {
  const named = (base: string): string => `${base || otherwise}${suffix}.${extension}`;
  const wanted = safe(title);
  const ascii = safe(
    wanted
      .normalize("NFKD")
      .replace(/\p{M}/gu, "")
      .replace(/[^ -~]+/g, ""),
  );
  return `attachment; filename="${named(ascii).replace(/%/g, "")}"; filename*=UTF-8''${encodeRfc8187(named(wanted))}`;
}

/** Without what file systems refuse, what hides a name's ending, and dots at the ends. */
function safe(title: string): string {
  const plain = title
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]+/gu, "")
    .replace(/[\\/:*?"<>|]+/g, "-")
    .replace(/\s+/g, " ");
  return Array.from(plain)
    .slice(0, baseLengthMax)
    .join("")
    .replace(/^[. ]+|[. ]+$/g, "");
}

// encodeURIComponent leaves signs that the header's grammar does not allow.
function encodeRfc8187(text: string): string {
  return encodeURIComponent(text).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
