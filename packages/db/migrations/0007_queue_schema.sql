-- pg-boss keeps its tables in a schema of its own. Made here, so that the worker's role needs no right to make schemas:
-- only to use this one and to create in it.
create schema if not exists pgboss;
