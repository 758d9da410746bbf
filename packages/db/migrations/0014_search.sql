-- Search over a space: each line by the stemmers of its own language, as corrected, and found newest first without reading
-- its session. PostgreSQL's "russian" stems Latin words by the English stemmer, so it serves both languages, also mixed.
-- A session never changes its space.
alter table transcript_segments drop column search;
alter table transcript_segments add column search tsvector not null generated always as (
  to_tsvector(
    case
      when language is null or language like 'en%' or language like 'ru%' then 'russian'::regconfig
      else 'simple'::regconfig
    end,
    coalesce(corrected_text, text)
  )
) stored;

alter table transcript_segments add column space_id uuid;
update transcript_segments t set space_id = s.space_id from video_sessions s where s.id = t.session_id;

-- Whoever adds a line knows its session; the database knows the space.
create function segment_space() returns trigger language plpgsql as $$
begin
  select space_id into new.space_id from video_sessions where id = new.session_id;
  return new;
end
$$;
create trigger transcript_segments_space before insert on transcript_segments
  for each row execute function segment_space();

create index transcript_segments_search_idx on transcript_segments using gin (search);
create index transcript_segments_space_idx on transcript_segments (space_id, id);

-- Titles and analyses say no language of their own.
alter table video_sessions add column search tsvector not null generated always as (
  to_tsvector('russian'::regconfig, coalesce(title, ''))
) stored;
create index video_sessions_search_idx on video_sessions using gin (search);

alter table session_analysis add column search tsvector not null generated always as (
  jsonb_to_tsvector('russian'::regconfig, summary, '["string"]')
    || jsonb_to_tsvector('russian'::regconfig, decisions, '["string"]')
    || jsonb_to_tsvector('russian'::regconfig, tasks, '["string"]')
    || jsonb_to_tsvector('russian'::regconfig, risks, '["string"]')
    || jsonb_to_tsvector('russian'::regconfig, questions, '["string"]')
) stored;
create index session_analysis_search_idx on session_analysis using gin (search);
