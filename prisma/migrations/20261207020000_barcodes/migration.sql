-- What Docket decoded off an applicant's images: sealed under their key, apart from the vendor's record, and gone with
-- both when they are erased.
ALTER TABLE "applicant" ADD COLUMN "barcodes" text;
ALTER TABLE "applicant" ADD CONSTRAINT "applicant_barcodes_are_sealed" CHECK ("barcodes" IS NULL OR "barcodes" LIKE 'v1.%');
ALTER TABLE "applicant" DROP CONSTRAINT "applicant_erased_holds_nothing";
ALTER TABLE "applicant" ADD CONSTRAINT "applicant_erased_holds_nothing" CHECK ("erased_at" IS NULL OR ("data_key" IS NULL AND "record" IS NULL AND "raw" IS NULL AND "barcodes" IS NULL));
