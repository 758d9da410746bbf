import type { SessionId } from "@rooms/domain/shared/ids";
import { vocabularyOf } from "@rooms/domain/spaces/glossary";
import type { VocabularyTerm } from "@rooms/domain/spaces/glossary";
import type { Pool } from "../database/pool.ts";

/** At most 200 terms and 100 rooms by their limits; members have none, so theirs is here. */
const membersMax = 200;

const termsSql = `
select t.term, t.sounds_like as "soundsLike"
from video_sessions s join glossary_terms t on t.space_id = s.space_id
where s.id = $1
order by t.created_at, t.id
`;

const namesSql = `
(select u.name from video_sessions s
  join space_members m on m.space_id = s.space_id
  join users u on u.id = m.user_id
  where s.id = $1 and u.name is not null
  order by m.joined_at, m.user_id limit ${membersMax})
union all
(select r.name from video_sessions s join rooms r on r.space_id = s.space_id
  where s.id = $1 order by r.created_at, r.id)
`;

/** What the session's space knows of words that no engine can know. */
export async function loadVocabulary(pool: Pool, session: SessionId): Promise<VocabularyTerm[]> {
  const [terms, names] = await Promise.all([
    pool.query<VocabularyTerm>(termsSql, [session]),
    pool.query<{ name: string }>(namesSql, [session]),
  ]);
  return vocabularyOf(
    terms.rows,
    names.rows.map(({ name }) => name),
  );
}
