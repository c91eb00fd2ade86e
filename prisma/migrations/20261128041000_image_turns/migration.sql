-- By how many quarter turns, clockwise, an image stands upright: the same for everyone who opens it.
ALTER TABLE "image" ADD COLUMN "turns" integer NOT NULL DEFAULT 0;
ALTER TABLE "image" ADD CONSTRAINT "image_turns_are_quarters" CHECK ("turns" BETWEEN 0 AND 3);
