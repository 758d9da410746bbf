import type { SpaceId } from "@rooms/domain/shared/ids";
import { sql } from "drizzle-orm";
import type { SQL } from "drizzle-orm";
import type { Database } from "../database/drizzle.ts";

/** What is typed, as the stored texts are held against it. */
interface SearchQuery {
  /** For titles and analyses, all of which are stored stemmed. */
  readonly stemmed: SQL;
  /** For lines, whose index holds all forms; `ofLine` tells which a line `t` is held against where that matters. */
  readonly anyForm: SQL;
  readonly ofLine: SQL;
}

/** What is typed, in the form in which lines of some languages are stored. */
interface Form extends Record<string, unknown> {
  /** Name of the configuration of text search. */
  readonly configuration: string;
  readonly words: string;
}

/**
 * The forms in which a space's lines are stored: English and Russian ones are stemmed, those of other languages by their own
 * stemmer, or plain where PostgreSQL has none. The languages are read off an index of lines in others, hopping from one
 * to the next: nearly all spaces have none.
 */
async function formsOf(db: Database, space: SpaceId, text: string): Promise<readonly Form[]> {
  return db.execute<Form>(sql`
    with recursive spoken as (
      (
        select t.language from transcript_segments t
        where t.space_id = ${space} and ${inOtherLanguage} order by t.language limit 1
      )
      union all
      select (
        select t.language from transcript_segments t
        where t.space_id = ${space} and ${inOtherLanguage} and t.language > spoken.language
        order by t.language limit 1
      )
      from spoken where spoken.language is not null
    ),
    configurations as (
      select 'russian'::regconfig as configuration, 0 as place
      union select 'simple'::regconfig, 1
      union select search_configuration(language), 1 from spoken where language is not null
    )
    select configuration::text as configuration, websearch_to_tsquery(configuration, ${text})::text as words
    from configurations order by place, configuration::text
  `);
}

/** As the index says it. */
const inOtherLanguage = sql`search_configuration(t.language) <> 'russian'::regconfig`;

/**
 * Written out first, and once where forms are the same, because the planner takes alternatives for independent and would
 * read the index backwards for words that are too rare for it (168 ms in place of 15 for one line in 250). What is left
 * out is looked for in the line's own form: "-budgets" in its plain form is in no stemmed line, and would leave nothing out.
 */
export async function queryOf(db: Database, space: SpaceId, text: string): Promise<SearchQuery> {
  const forms = await formsOf(db, space, text);
  const query = (words: string): SQL => sql`${words}::tsquery`;
  const stemmed = forms[0]?.words ?? "";
  const words = [...new Set(forms.map((form) => form.words))].filter((form) => form !== "");
  const [only = "", ...others] = words;
  if (others.length === 0) {
    return { stemmed: query(only), anyForm: query(only), ofLine: sql`` };
  }
  const anyForm = query(words.map((form) => `(${form})`).join(" | "));
  const leavesOut = words.some((form) => form.includes("!"));
  return {
    stemmed: query(stemmed === "" ? only : stemmed),
    anyForm,
    ofLine: leavesOut ? sql`and t.search @@ ${ownFormOf(forms)}` : sql``,
  };
}

/** The query in the form of a line `t`. */
function ownFormOf(forms: readonly Form[]): SQL {
  const cases = forms.map(
    ({ configuration, words }) => sql`when ${configuration}::regconfig then ${words}::tsquery`,
  );
  return sql`case search_configuration(t.language) ${sql.join(cases, sql` `)} end`;
}
