// The few icons the page uses, as paths: an icon package would weigh more than the rest.

const paths = {
  logo: 'M21 11.500c0 4.100-4 7.500-9 7.500-1 0-2-.1-2.900-.4L4 20.500l1.300-3.600C3.900 15.500 3 13.600 3 11.500 3 7.400 7 4 12 4s9 3.400 9 7.500z',
  inbox: 'M3 13l3-8h12l3 8v6H3zM3 13h5l1.500 3h5l1.500-3h5',
  people:
    'M9 11a3.500 3.500 0 1 0 0-7 3.500 3.500 0 0 0 0 7zM2 20c0-3.500 3-6 7-6s7 2.500 7 6M16 4.500a3.500 3.500 0 0 1 0 6.300M18 14.500c2.500.8 4 2.900 4 5.500',
  settings:
    'M4 7h10M18 7h2M4 17h2M10 17h10M16 9.500a2.500 2.500 0 1 0 0-5 2.500 2.500 0 0 0 0 5zM8 19.500a2.500 2.500 0 1 0 0-5 2.500 2.500 0 0 0 0 5z',
  search: 'M11 18a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM20 20l-4-4',
  close: 'M6 6l12 12M18 6L6 18',
  clock: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 7v5l3 2',
  eye: 'M2 12s4-7 10-7 10 7 10 7-4 7-10 7S2 12 2 12zM12 15a3 3 0 1 0 0-6 3 3 0 0 0 0 6z',
  spark:
    'M12 3l1.800 5.200L19 10l-5.200 1.800L12 17l-1.800-5.200L5 10l5.200-1.800zM18.500 16l.8 2.200 2.200.8-2.200.8-.8 2.200-.8-2.200-2.200-.8 2.200-.8z',
  bot: 'M5 9h14a2 2 0 0 1 2 2v7a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2v-7a2 2 0 0 1 2-2zM12 9V5M9 14v1M15 14v1M12 5a1 1 0 1 0 0-2 1 1 0 0 0 0 2z',
  transfer: 'M4 8h14l-4-4M20 16H6l4 4',
  check: 'M5 12.500l4.500 4.500L19 7',
  ticket: 'M4 6h16v4a2 2 0 0 0 0 4v4H4v-4a2 2 0 0 0 0-4zM14 6v2M14 11v2M14 16v2',
  back: 'M15 5l-7 7 7 7',
  clip: 'M20 11l-8.500 8.500a5 5 0 0 1-7-7L13 4a3.400 3.400 0 0 1 5 5l-8.500 8.500a1.700 1.700 0 0 1-2.500-2.500L15 7',
  send: 'M4 12l16-8-6 16-3-7z',
  hand: 'M8 12V5.500a1.500 1.500 0 0 1 3 0V11m0-6.500a1.500 1.500 0 0 1 3 0V11m0-4.500a1.500 1.500 0 0 1 3 0V14a7 7 0 0 1-7 7c-3 0-4.500-1.500-6-4l-2-3.500a1.500 1.500 0 0 1 2.600-1.500L8 14',
  keyboard: 'M3 6h18v12H3zM7 10h.01M11 10h.01M15 10h.01M8 14h8',
  out: 'M10 4H5v16h5M14 8l4 4-4 4M18 12H9',
  file: 'M6 3h8l5 5v13H6zM14 3v5h5',
  user: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4 21c0-4 3.500-7 8-7s8 3 8 7',
  down: 'M6 9l6 6 6-6',
  alert: 'M12 3l10 18H2zM12 10v5M12 18v.01',
} as const;

export type IconName = keyof typeof paths;

/** Decoration only: the words beside it, or the button's label, say what it means. */
export function Icon({ name, size = 18 }: { name: IconName; size?: number }) {
  return (
    <svg className="icon" viewBox="0 0 24 24" width={size} height={size} aria-hidden="true" focusable="false">
      <path d={paths[name]} />
    </svg>
  );
}
