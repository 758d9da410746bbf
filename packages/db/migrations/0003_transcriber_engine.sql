-- Who hears is shown before joining, so each transcriber says it with its heartbeat.
alter table transcriber_instances add column engine text;
