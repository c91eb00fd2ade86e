-- A saved filter of the queue. It holds no searched text, which may be a person's name.
CREATE TABLE "saved_view" (
  "id" uuid NOT NULL,
  "member_id" uuid NOT NULL,
  "name" text NOT NULL,
  "query" text NOT NULL,
  "is_shared" boolean NOT NULL DEFAULT false,
  "version" integer NOT NULL DEFAULT 1,
  "saved_at" timestamptz(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "saved_view_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "saved_view_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member" ("id") ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT "saved_view_name_is_short" CHECK (char_length("name") BETWEEN 1 AND 40),
  CONSTRAINT "saved_view_holds_no_text" CHECK (char_length("query") <= 2000 AND "query" !~ '(^|&)(text|cursor)=')
);
CREATE UNIQUE INDEX "saved_view_member_id_name_key" ON "saved_view" ("member_id", "name");
CREATE INDEX "saved_view_shared" ON "saved_view" ("name") WHERE "is_shared";
