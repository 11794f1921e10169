// The merchant's colour made readable: WCAG contrast, and the smallest change that reaches it.

/** Red, green, blue, 0 to 255. */
export type Colour = readonly [number, number, number];

const enough = 4.5;
const white: Colour = [255, 255, 255];
const ink: Colour = [23, 32, 43];
/** The darkest surface text in the brand's colour lies on in light mode, and the lightest in dark mode. */
const lightSurface: Colour = [239, 242, 245];
const darkSurface: Colour = [35, 45, 56];

/** WCAG 2.2 relative luminance, https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
function luminance(colour: Colour): number {
  const [r, g, b] = colour.map((channel) => {
    const part = channel / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** Contrast of two colours, 1 to 21. */
export function contrast(a: Colour, b: Colour): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

/** Moves `colour` towards `goal` in small steps until it can be read on `ground`. */
function readable(colour: Colour, ground: Colour, goal: Colour): Colour {
  for (let step = 0; step <= 50; step++) {
    const moved = colour.map((channel, i) =>
      Math.round(channel + ((goal[i]! - channel) * step) / 50),
    ) as unknown as Colour;
    if (contrast(moved, ground) >= enough) return moved;
  }
  return goal;
}

const css = (colour: Colour): string => `rgb(${colour.join(' ')})`;

/**
 * The widget's brand colours out of the merchant's one. Text on the brand is white, or ink on a light brand; where
 * neither can be read the brand itself is darkened. Text in the brand's colour is darkened or lightened for its surface.
 */
export function brandSheet(colour: Colour): string {
  const onBrand = [white, ink].find((text) => contrast(text, colour) >= enough);
  const ground = onBrand ? colour : readable(colour, white, [0, 0, 0]);
  return `:host{--brand:${css(ground)};--on-brand:${css(onBrand ?? white)};--brand-light:${css(
    readable(colour, lightSurface, [0, 0, 0]),
  )};--brand-dark:${css(readable(colour, darkSurface, white))}}`;
}

/** Reads `#0b7a6b`, `#0b7`, `teal`, or whatever else the browser computes to `rgb(…)`; nothing when it is no colour. */
export function readColour(written: string | null | undefined): Colour | undefined {
  const hex = /^#([0-9a-f]{3}|[0-9a-f]{6})$/i.exec(written?.trim() ?? '')?.[1];
  if (hex) {
    const wide = hex.length === 3 ? hex.replace(/./g, '$&$&') : hex;
    return [0, 2, 4].map((at) => Number.parseInt(wide.slice(at, at + 2), 16)) as unknown as Colour;
  }
  const probe = document.createElement('i');
  probe.style.setProperty('color', written ?? '', 'important');
  if (!probe.style.color) return undefined;
  document.documentElement.append(probe);
  const parts = /^rgb\((\d+), (\d+), (\d+)\)$/.exec(getComputedStyle(probe).color);
  probe.remove();
  return parts ? [Number(parts[1]), Number(parts[2]), Number(parts[3])] : undefined;
}
