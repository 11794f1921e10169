// Drawings of the goods, our own: a silhouette in the cloth's colour, and a few seams over it.

export type Garment = 'dress' | 'shirt' | 'tee' | 'hoodie' | 'coat' | 'trousers' | 'skirt' | 'scarf';

/** In a field of 160 × 160: what is filled, and what is drawn over it as lines. */
const drawings: Readonly<Record<Garment, { readonly cloth: string; readonly seams: readonly string[] }>> = {
  dress: {
    cloth: 'M62 22q18 12 36 0l13 9 9 27-14 6-5-8-4 22 24 60q-41 15-82 0l24-60-4-22-5 8-14-6 9-27Z',
    seams: [
      'M63 78q17 6 34 0',
      'M72 86l-12 52',
      'M88 86l12 52',
      'M66 50h.1M82 62h.1M94 48h.1M60 104h.1M78 112h.1M98 106h.1M88 128h.1M66 130h.1M80 92h.1',
    ],
  },
  shirt: {
    cloth: 'M60 24l20 8 20-8 24 14 10 50-17 5-5-26v72H48V67l-5 26-17-5 10-50Z',
    seams: ['M60 24l8 18 12-10 12 10 8-18', 'M80 34v105', 'M80 56h.1M80 78h.1M80 100h.1M80 122h.1', 'M90 66h16v15H90Z'],
  },
  tee: {
    cloth: 'M58 26q22 16 44 0l28 15-11 31-15-6v70H56V66l-15 6-11-31Z',
    seams: ['M58 27q22 22 44 0', 'M44 67l-9-23', 'M116 67l9-23'],
  },
  hoodie: {
    cloth: 'M58 30q22-16 44 0l22 12 11 56-16 5-6-27v60q-33 8-66 0V76l-6 27-16-5 11-56Z',
    seams: [
      'M58 30q-2 20 22 27 24-7 22-27',
      'M60 32q20-12 40 0',
      'M72 57v22M88 57v22',
      'M60 100h40l8 22H52Z',
      'M48 130q32 7 64 0',
    ],
  },
  coat: {
    cloth: 'M60 18h40l22 14 11 68-15 4-6-30v72H48V74l-6 30-15-4 11-68Z',
    seams: [
      'M60 18l10 36 10-14 10 14 10-36',
      'M80 41v104',
      'M88 68h.1M88 90h.1M88 112h.1',
      'M54 96h14v8H54Z',
      'M92 96h14v8H92Z',
    ],
  },
  trousers: {
    cloth: 'M56 20h48l4 26 18 100H92L80 66l-12 80H34L52 46Z',
    seams: ['M55 32h50', 'M80 32v34', 'M60 36l-14 108', 'M100 36l14 108'],
  },
  skirt: {
    cloth: 'M58 26h44l24 104q-46 18-92 0Z',
    seams: ['M57 37h46', 'M64 38l-16 97', 'M72 38l-8 101', 'M80 38v103', 'M88 38l8 101', 'M96 38l16 97'],
  },
  scarf: {
    cloth: 'M48 34q32-22 64 0 10 18-12 30l4 74H82l-4-66q-38-10-30-38Z',
    seams: ['M50 46q28 22 58 4', 'M80 70q14-2 22-8', 'M86 138v8M92 138v8M98 138v8', 'M82 112h21', 'M83 120h20'],
  },
};

const namespace = 'http://www.w3.org/2000/svg';

/** Draws it; the caller says in words what it is, so the picture itself is decoration. */
export function draw(garment: Garment, colour: string): SVGElement {
  const { cloth, seams } = drawings[garment];
  const svg = node('svg', { viewBox: '0 0 160 160', 'aria-hidden': 'true' });
  svg.append(node('ellipse', { cx: '80', cy: '148', rx: '46', ry: '5', class: 'shadow' }));
  svg.append(node('path', { d: cloth, fill: colour, class: 'cloth' }));
  svg.append(...seams.map((d) => node('path', { d, class: 'seam' })));
  return svg;
}

function node(tag: string, attributes: Readonly<Record<string, string>>): SVGElement {
  const made = document.createElementNS(namespace, tag) as SVGElement;
  for (const key in attributes) made.setAttribute(key, attributes[key]!);
  return made;
}
