/** The moments at which the SDK sends a location, with the vendor's names. */
export const CAPTURES = [
  'unknown',
  'front_doc_image_capture',
  'back_doc_image_capture',
  'selfie_image_capture',
] as const;

export type Capture = (typeof CAPTURES)[number];

export type Coordinates = { latitude: number; longitude: number };

/** What the applicant's SDK sent, beside the fields of the session. */
export type SdkData = {
  sdk_metadata: Record<string, unknown>;
  /** Token of the liveness session that was opened last. */
  livenessToken: string | null;
  locations: Partial<Record<Capture, Coordinates>>;
  /** Images as base64 by file name. An image that equals the person's drawing is not kept: it can be drawn again. */
  pictures: Record<string, string>;
};

export const NO_SDK_DATA: SdkData = { sdk_metadata: {}, livenessToken: null, locations: {}, pictures: {} };
