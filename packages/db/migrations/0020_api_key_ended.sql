-- Every process of the api keeps keys for a moment, and drops them when it hears of this.
create function notify_api_key_ended() returns trigger language plpgsql as $$
begin
  perform pg_notify('api_key_ended', old.id::text);
  return null;
end $$;

create trigger api_keys_changed
after update of revoked_at, scopes, secret_hash, space_id on api_keys
for each row
when ((old.revoked_at, old.scopes, old.secret_hash, old.space_id)
  is distinct from (new.revoked_at, new.scopes, new.secret_hash, new.space_id))
execute function notify_api_key_ended();

create trigger api_keys_deleted
after delete on api_keys
for each row
execute function notify_api_key_ended();
