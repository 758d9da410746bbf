-- Each line is found by the stemmer of its own language, where PostgreSQL has one in every version since 14. "russian"
-- stems Latin words as English ones, so it serves both languages and lines that say none.
create function search_configuration(language text) returns regconfig
immutable parallel safe language sql as $$
  select case split_part(lower(coalesce(language, 'en')), '-', 1)
    when 'en' then 'pg_catalog.russian'::regconfig
    when 'ru' then 'pg_catalog.russian'::regconfig
    when 'ar' then 'pg_catalog.arabic'::regconfig
    when 'ca' then 'pg_catalog.catalan'::regconfig
    when 'da' then 'pg_catalog.danish'::regconfig
    when 'de' then 'pg_catalog.german'::regconfig
    when 'el' then 'pg_catalog.greek'::regconfig
    when 'es' then 'pg_catalog.spanish'::regconfig
    when 'eu' then 'pg_catalog.basque'::regconfig
    when 'fi' then 'pg_catalog.finnish'::regconfig
    when 'fr' then 'pg_catalog.french'::regconfig
    when 'hi' then 'pg_catalog.hindi'::regconfig
    when 'hu' then 'pg_catalog.hungarian'::regconfig
    when 'hy' then 'pg_catalog.armenian'::regconfig
    when 'id' then 'pg_catalog.indonesian'::regconfig
    when 'it' then 'pg_catalog.italian'::regconfig
    when 'lt' then 'pg_catalog.lithuanian'::regconfig
    when 'ne' then 'pg_catalog.nepali'::regconfig
    when 'nl' then 'pg_catalog.dutch'::regconfig
    when 'nn' then 'pg_catalog.norwegian'::regconfig
    when 'no' then 'pg_catalog.norwegian'::regconfig
    when 'pt' then 'pg_catalog.portuguese'::regconfig
    when 'ro' then 'pg_catalog.romanian'::regconfig
    when 'sr' then 'pg_catalog.serbian'::regconfig
    when 'sv' then 'pg_catalog.swedish'::regconfig
    when 'ta' then 'pg_catalog.tamil'::regconfig
    when 'tr' then 'pg_catalog.turkish'::regconfig
    when 'yi' then 'pg_catalog.yiddish'::regconfig
    else 'pg_catalog.simple'::regconfig
  end
$$;

alter table transcript_segments drop column search;
alter table transcript_segments add column search tsvector not null generated always as (
  to_tsvector(search_configuration(language), coalesce(corrected_text, text))
) stored;
create index transcript_segments_search_idx on transcript_segments using gin (search);

-- Which languages a space speaks beside English and Russian: nothing in it, for nearly all spaces.
create index transcript_segments_language_idx on transcript_segments (space_id, language)
  where search_configuration(language) <> 'pg_catalog.russian'::regconfig;
