-- Bytes of the copies of images, exact whatever their number, as the cases are counted: differences are appended and
-- folded later. Summed up at each store, they would cost more the more there are.
CREATE TABLE "image_copy_bytes" (
  "id" bigserial NOT NULL,
  "size" text NOT NULL,
  "amount" bigint NOT NULL,
  CONSTRAINT "image_copy_bytes_pkey" PRIMARY KEY ("id")
);

CREATE FUNCTION count_image_copies() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN
    INSERT INTO image_copy_bytes ("size", "amount") VALUES (OLD.size, -OLD.byte_length);
  END IF;
  IF TG_OP <> 'DELETE' THEN
    INSERT INTO image_copy_bytes ("size", "amount") VALUES (NEW.size, NEW.byte_length);
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER count_image_copies AFTER INSERT OR DELETE OR UPDATE OF "size", "byte_length" ON "image_copy" FOR EACH ROW EXECUTE FUNCTION count_image_copies();

INSERT INTO "image_copy_bytes" ("size", "amount")
  SELECT "size", sum("byte_length") FROM "image_copy" GROUP BY "size";
