-- Where the eyes are on the first page of an image, as a member marked them: the eye at the left of the picture, then the
-- other, each as x and y, in pixels of a picture whose width and height come last. Empty where they are not marked.
ALTER TABLE "image" ADD COLUMN "eyes" integer[] NOT NULL DEFAULT '{}';
ALTER TABLE "image" ADD CONSTRAINT "image_eyes_are_in_the_picture" CHECK (
  "eyes" = '{}'
  OR (
    cardinality("eyes") = 6
    AND array_ndims("eyes") = 1
    AND array_position("eyes", NULL) IS NULL
    AND "eyes"[5] BETWEEN 1 AND 2400
    AND "eyes"[6] BETWEEN 1 AND 2400
    AND "eyes"[1] BETWEEN 0 AND "eyes"[5]
    AND "eyes"[2] BETWEEN 0 AND "eyes"[6]
    AND "eyes"[3] BETWEEN 0 AND "eyes"[5]
    AND "eyes"[4] BETWEEN 0 AND "eyes"[6]
    AND ("eyes"[1], "eyes"[2]) <> ("eyes"[3], "eyes"[4])
  )
);

-- Whether two faces are of one person, as a member judged it by the two copies they were sent; of one member and one pair
-- the latest row counts. The lower id comes first.
CREATE TABLE "face_verdict" (
  "id" uuid NOT NULL,
  "image_a_id" uuid NOT NULL,
  "image_b_id" uuid NOT NULL,
  "copy_a_sha256" text NOT NULL,
  "copy_b_sha256" text NOT NULL,
  "original_a_sha256" text NOT NULL,
  "original_b_sha256" text NOT NULL,
  "verdict" text NOT NULL,
  "member_id" uuid NOT NULL,
  "judged_at" timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT "face_verdict_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "face_verdict_image_a_id_fkey" FOREIGN KEY ("image_a_id") REFERENCES "image" ("id") ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT "face_verdict_image_b_id_fkey" FOREIGN KEY ("image_b_id") REFERENCES "image" ("id") ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT "face_verdict_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member" ("id") ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT "face_verdict_is_known" CHECK ("verdict" IN ('same', 'different', 'unsure', 'withdrawn')),
  CONSTRAINT "face_verdict_is_in_order" CHECK ("image_a_id" < "image_b_id"),
  CONSTRAINT "face_verdict_names_its_files" CHECK (
    "copy_a_sha256" ~ '^[0-9a-f]{64}$'
    AND "copy_b_sha256" ~ '^[0-9a-f]{64}$'
    AND "original_a_sha256" ~ '^[0-9a-f]{64}$'
    AND "original_b_sha256" ~ '^[0-9a-f]{64}$'
  )
);
CREATE INDEX "face_verdict_image_a_id_image_b_id_member_id_judged_at_idx" ON "face_verdict" ("image_a_id", "image_b_id", "member_id", "judged_at");
CREATE INDEX "face_verdict_image_b_id_idx" ON "face_verdict" ("image_b_id");
CREATE TRIGGER face_verdict_never_changed BEFORE UPDATE OR DELETE ON "face_verdict" FOR EACH ROW EXECUTE FUNCTION never_changed();
CREATE TRIGGER face_verdict_never_emptied BEFORE TRUNCATE ON "face_verdict" FOR EACH STATEMENT EXECUTE FUNCTION never_changed();
