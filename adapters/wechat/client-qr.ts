// The login code as a picture.

import { toBuffer } from 'qrcode';

/** A PNG a phone can scan from a screen. */
export function qrPicture(code: string): Promise<Uint8Array> {
  return toBuffer(code, { type: 'png', errorCorrectionLevel: 'M', margin: 4, width: 480 });
}
