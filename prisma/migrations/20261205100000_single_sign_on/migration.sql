-- A member's account at an issuer (OpenID Connect), bound at the first sign-in there: one for each member and issuer.
-- Of the issuer's name for the person only a keyed hash.
CREATE TABLE "issuer_account" (
  "member_id" uuid NOT NULL,
  "issuer" text NOT NULL,
  "subject_hmac" text NOT NULL,
  "bound_at" timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "last_used_at" timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "issuer_account_pkey" PRIMARY KEY ("member_id", "issuer"),
  CONSTRAINT "issuer_account_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member" ("id") ON DELETE RESTRICT ON UPDATE RESTRICT
);
CREATE UNIQUE INDEX "issuer_account_issuer_subject_hmac_key" ON "issuer_account" ("issuer", "subject_hmac");

-- Bound once: another person at the issuer, or another member, is another row.
CREATE FUNCTION issuer_account_stays_bound() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.member_id, NEW.issuer, NEW.subject_hmac, NEW.bound_at)
      IS DISTINCT FROM (OLD.member_id, OLD.issuer, OLD.subject_hmac, OLD.bound_at) THEN
    RAISE EXCEPTION 'the account of member % at an issuer is bound', OLD.member_id;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER issuer_account_stays_bound BEFORE UPDATE ON "issuer_account" FOR EACH ROW EXECUTE FUNCTION issuer_account_stays_bound();

-- Who signs in at an issuer has no password, and can be the last admin too.
CREATE FUNCTION member_can_sign_in(id uuid, disabled_at timestamptz, password_hash text) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT disabled_at IS NULL
    AND (password_hash IS NOT NULL OR EXISTS (SELECT FROM issuer_account a WHERE a.member_id = member_can_sign_in.id));
$$;

CREATE OR REPLACE FUNCTION member_last_admin_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.role <> 'admin' OR NOT member_can_sign_in(OLD.id, OLD.disabled_at, OLD.password_hash) THEN
    RETURN coalesce(NEW, OLD);
  END IF;
  IF TG_OP = 'UPDATE' AND NEW.role = 'admin' AND member_can_sign_in(NEW.id, NEW.disabled_at, NEW.password_hash) THEN
    RETURN NEW;
  END IF;
  PERFORM pg_advisory_xact_lock(hashtext('member_last_admin_stays'));
  IF NOT EXISTS (SELECT FROM member m
      WHERE m.id <> OLD.id AND m.role = 'admin' AND member_can_sign_in(m.id, m.disabled_at, m.password_hash)) THEN
    RAISE EXCEPTION 'member % is the last admin', OLD.id;
  END IF;
  RETURN coalesce(NEW, OLD);
END $$;

-- Nor does the last admin lose the only way to sign in.
CREATE FUNCTION issuer_account_last_admin_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM member m WHERE m.id = OLD.member_id AND m.role = 'admin' AND m.disabled_at IS NULL
      AND m.password_hash IS NULL) THEN
    RETURN OLD;
  END IF;
  PERFORM pg_advisory_xact_lock(hashtext('member_last_admin_stays'));
  IF NOT EXISTS (SELECT FROM member m
      WHERE m.id <> OLD.member_id AND m.role = 'admin' AND member_can_sign_in(m.id, m.disabled_at, m.password_hash)) THEN
    RAISE EXCEPTION 'member % is the last admin', OLD.member_id;
  END IF;
  RETURN OLD;
END $$;
CREATE TRIGGER issuer_account_last_admin_stays BEFORE DELETE ON "issuer_account" FOR EACH ROW EXECUTE FUNCTION issuer_account_last_admin_stays();

-- A session that was opened at an issuer, without a password.
ALTER TABLE "session" ADD COLUMN "is_single_sign_on" boolean NOT NULL DEFAULT false;
