import { americanBack } from './documents/american-license.ts';
import { driverLicenseBack, driverLicenseFront } from './documents/driver-license.ts';
import { idCardBack, idCardFront } from './documents/id-card.ts';
import { passportCover, passportPage } from './documents/passport.ts';
import { drawProofOfAddress, drawProofOfAddressPdf, type ProofOfAddress } from './documents/proof-of-address.ts';
import { drawLivenessFrame, drawSelfie } from './face/selfie.ts';
import type { Portrait, Printed } from './printed.ts';
import { toJpeg } from './raster.ts';

export type { ProofOfAddress } from './documents/proof-of-address.ts';
export type { Portrait, Printed } from './printed.ts';

/**
 * The drawings of all images, as JPEG. The same input gives the same bytes. `scale` 1 draws documents 1,600 pixels
 * wide; a smaller one costs less time to draw, and less to read for who receives it.
 */
export function createPens(scale = 1) {
  return {
    /** The side with the photo. */
    drawFront(printed: Printed, portrait: Portrait): Promise<Buffer> {
      const draw = { passport: passportPage, id_card: idCardFront, driver_license: driverLicenseFront }[printed.kind];
      return toJpeg(draw(printed, portrait), { scale });
    },

    /** The other side: machine-readable zone of an identity card, PDF417 of a state’s card, cover of a passport. */
    drawBack(printed: Printed, portrait: Portrait): Promise<Buffer> {
      const card = printed.state === undefined ? idCardBack : americanBack;
      const draw = { passport: passportCover, id_card: card, driver_license: driverLicenseBack }[printed.kind];
      return toJpeg(draw(printed, portrait), { scale });
    },

    drawSelfie: (portrait: Portrait, flaw?: 'unreadable') => drawSelfie(portrait, flaw, scale),
    drawLivenessFrame: (portrait: Portrait, step: number) => drawLivenessFrame(portrait, step, scale),
    drawProofOfAddress: (of: ProofOfAddress) => drawProofOfAddress(of, scale),
    drawProofOfAddressPdf: (of: ProofOfAddress) => drawProofOfAddressPdf(of, scale),
  };
}
