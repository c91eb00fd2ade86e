import { driverLicenseBack, driverLicenseFront } from './documents/driver-license.ts';
import { idCardBack, idCardFront } from './documents/id-card.ts';
import { passportCover, passportPage } from './documents/passport.ts';
import type { Portrait, Printed } from './printed.ts';
import { toJpeg } from './raster.ts';

export { drawProofOfAddress, drawProofOfAddressPdf, type ProofOfAddress } from './documents/proof-of-address.ts';
export { drawLivenessFrame, drawSelfie } from './face/selfie.ts';
export type { Portrait, Printed } from './printed.ts';

/** The side with the photo, as JPEG, 1,600 pixels wide. The same input gives the same bytes. */
export function drawFront(printed: Printed, portrait: Portrait): Promise<Buffer> {
  const draw = { passport: passportPage, id_card: idCardFront, driver_license: driverLicenseFront }[printed.kind];
  return toJpeg(draw(printed, portrait));
}

/** The other side: machine-readable zone of an identity card, PDF417 of a licence, cover of a passport. */
export function drawBack(printed: Printed, portrait: Portrait): Promise<Buffer> {
  const draw = { passport: passportCover, id_card: idCardBack, driver_license: driverLicenseBack }[printed.kind];
  return toJpeg(draw(printed, portrait));
}
