-- Whether the session was opened with, or has since set up, a second factor.
ALTER TABLE "session" ADD COLUMN "has_factor" boolean NOT NULL DEFAULT false;

-- An app that makes one-time codes (RFC 6238). The secret is sealed; it counts once a first code was given.
CREATE TABLE "code_app" (
  "member_id" uuid NOT NULL,
  "secret" text NOT NULL,
  "last_step" bigint NOT NULL DEFAULT 0,
  "begun_at" timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "added_at" timestamptz(3),
  CONSTRAINT "code_app_pkey" PRIMARY KEY ("member_id"),
  CONSTRAINT "code_app_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member" ("id") ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT "code_app_is_sealed" CHECK ("secret" LIKE 'v1.%')
);

-- A code is good once: its step of 30 seconds must come after the last one that was used.
CREATE FUNCTION code_app_steps_go_on() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.secret = OLD.secret AND NEW.last_step < OLD.last_step THEN
    RAISE EXCEPTION 'a used code of member % becomes good again', OLD.member_id;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER code_app_steps_go_on BEFORE UPDATE ON "code_app" FOR EACH ROW EXECUTE FUNCTION code_app_steps_go_on();

-- Only a keyed hash of each code.
CREATE TABLE "recovery_code" (
  "member_id" uuid NOT NULL,
  "code_hmac" text NOT NULL,
  "used_at" timestamptz(3),
  CONSTRAINT "recovery_code_pkey" PRIMARY KEY ("member_id", "code_hmac"),
  CONSTRAINT "recovery_code_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member" ("id") ON DELETE RESTRICT ON UPDATE RESTRICT
);

-- A passkey (WebAuthn): its public key. "id" is the credential's id in base64url.
CREATE TABLE "passkey" (
  "id" text NOT NULL,
  "member_id" uuid NOT NULL,
  "public_key" bytea NOT NULL,
  "counter" bigint NOT NULL,
  "transports" text[] NOT NULL DEFAULT '{}',
  "name" text NOT NULL,
  "added_at" timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "last_used_at" timestamptz(3),
  CONSTRAINT "passkey_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "passkey_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member" ("id") ON DELETE RESTRICT ON UPDATE RESTRICT
);
CREATE INDEX "passkey_member_id_idx" ON "passkey" ("member_id");

-- What a passkey has to sign, for one purpose. Removed when it is used.
CREATE TABLE "passkey_challenge" (
  "challenge_hash" text NOT NULL,
  "purpose" text NOT NULL,
  "member_id" uuid,
  "act" text,
  "selection_hash" text,
  "expires_at" timestamptz(3) NOT NULL,
  CONSTRAINT "passkey_challenge_pkey" PRIMARY KEY ("challenge_hash"),
  CONSTRAINT "passkey_challenge_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member" ("id") ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT "passkey_challenge_purpose_is_known" CHECK ("purpose" IN ('sign_in', 'add', 'step_up')),
  CONSTRAINT "passkey_challenge_is_of_a_member" CHECK (("member_id" IS NULL) = ("purpose" = 'sign_in')),
  CONSTRAINT "passkey_challenge_is_for_one_act" CHECK (("purpose" = 'step_up') = ("act" IS NOT NULL AND "selection_hash" IS NOT NULL))
);
CREATE INDEX "passkey_challenge_expires_at_idx" ON "passkey_challenge" ("expires_at");

-- The roles that need a second factor.
CREATE TABLE "factor_rule" (
  "role" text NOT NULL,
  "set_by_id" uuid NOT NULL,
  "since" timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "factor_rule_pkey" PRIMARY KEY ("role"),
  CONSTRAINT "factor_rule_set_by_id_fkey" FOREIGN KEY ("set_by_id") REFERENCES "member" ("id") ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT "factor_rule_role_is_known" CHECK ("role" IN ('reviewer', 'approver', 'admin', 'manager', 'auditor'))
);
