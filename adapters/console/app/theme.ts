// Mantine dressed in the house's tokens: its colours, type and corners read the CSS variables of tokens.css.

import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core';

/** Jade in ten steps; 7 is the brand on light, 6 on dark. */
const jade: MantineColorsTuple = [
  '#e6f5f1',
  '#cdeae3',
  '#9cd5c8',
  '#68bfab',
  '#3fab94',
  '#239a84',
  '#12806f',
  '#0b7a6b',
  '#086557',
  '#054a40',
];

export const theme = createTheme({
  primaryColor: 'jade',
  primaryShade: { light: 7, dark: 6 },
  colors: { jade },
  fontFamily: 'var(--font-sans)',
  fontFamilyMonospace: 'var(--font-mono)',
  defaultRadius: 'md',
  radius: { sm: '6px', md: '8px', lg: '12px' },
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '20px' },
  cursorType: 'pointer',
  respectReducedMotion: true,
});

const mapped = {
  '--mantine-color-body': 'var(--surface)',
  '--mantine-color-text': 'var(--fg)',
  '--mantine-color-dimmed': 'var(--fg-3)',
  '--mantine-color-placeholder': 'var(--fg-3)',
  '--mantine-color-anchor': 'var(--brand-text)',
  '--mantine-color-error': 'var(--bad-text)',
  '--mantine-color-default': 'var(--surface)',
  '--mantine-color-default-color': 'var(--fg)',
  '--mantine-color-default-hover': 'var(--surface-3)',
  '--mantine-color-default-border': 'var(--line)',
  '--mantine-color-jade-text': 'var(--brand-text)',
  '--mantine-color-jade-filled': 'var(--brand)',
  '--mantine-color-jade-filled-hover': 'var(--brand-hover)',
};

export const variables: CSSVariablesResolver = () => ({ variables: {}, light: mapped, dark: mapped });
