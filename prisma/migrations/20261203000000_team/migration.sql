-- A role is given by another member, never by oneself. Null for the terminal and the demo.
ALTER TABLE "member" ADD COLUMN "role_by_id" uuid;
ALTER TABLE "member" ADD CONSTRAINT "member_role_by_id_fkey" FOREIGN KEY ("role_by_id") REFERENCES "member" ("id") ON DELETE RESTRICT ON UPDATE RESTRICT;
ALTER TABLE "member" ADD CONSTRAINT "member_role_by_another" CHECK ("role_by_id" <> "id");

-- The last admin who can sign in stays one. One transaction after the other: two admins who demote each other at once
-- would otherwise both see the other one.
CREATE FUNCTION member_last_admin_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.role <> 'admin' OR OLD.disabled_at IS NOT NULL OR OLD.password_hash IS NULL THEN
    RETURN coalesce(NEW, OLD);
  END IF;
  IF TG_OP = 'UPDATE' AND NEW.role = 'admin' AND NEW.disabled_at IS NULL AND NEW.password_hash IS NOT NULL THEN
    RETURN NEW;
  END IF;
  PERFORM pg_advisory_xact_lock(hashtext('member_last_admin_stays'));
  IF NOT EXISTS (SELECT FROM member m
      WHERE m.id <> OLD.id AND m.role = 'admin' AND m.disabled_at IS NULL AND m.password_hash IS NOT NULL) THEN
    RAISE EXCEPTION 'member % is the last admin', OLD.id;
  END IF;
  RETURN coalesce(NEW, OLD);
END $$;
CREATE TRIGGER member_last_admin_stays BEFORE UPDATE OR DELETE ON "member" FOR EACH ROW EXECUTE FUNCTION member_last_admin_stays();

-- In words such as "Chrome on Windows", so that a member knows their sessions apart.
ALTER TABLE "session" ADD COLUMN "browser" text;

-- A browser in which a member has signed in before. Its cookie holds a random id; only the hash is here. Guesses from
-- elsewhere do not lock it.
CREATE TABLE "known_browser" (
  "member_id" uuid NOT NULL,
  "browser_hash" text NOT NULL,
  "name" text,
  "known_since" timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "last_used_at" timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "known_browser_pkey" PRIMARY KEY ("member_id", "browser_hash"),
  CONSTRAINT "known_browser_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member" ("id") ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT "known_browser_hash_is_hex" CHECK ("browser_hash" ~ '^[0-9a-f]{64}$')
);
