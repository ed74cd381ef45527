// The Fluent elements that components use, and their look: Fluent's theme with our accent.
import { webDarkTheme, webLightTheme } from '@fluentui/tokens';
import '@fluentui/web-components/button.js';
import '@fluentui/web-components/checkbox.js';
import '@fluentui/web-components/text-input.js';
import { setTheme } from '@fluentui/web-components/theme/set-theme.js';

const SHARED = {
  borderRadiusMedium: '6px',
  fontSizeBase300: '0.8125rem',
  lineHeightBase300: '1.25rem',
  fontFamilyBase: "'Segoe UI', system-ui, -apple-system, 'Helvetica Neue', Arial, sans-serif",
};
const LIGHT = {
  ...webLightTheme,
  ...SHARED,
  colorBrandBackground: '#1d4f91',
  colorBrandBackgroundHover: '#173f75',
  colorBrandBackgroundPressed: '#123360',
  colorCompoundBrandBackground: '#1d4f91',
  colorCompoundBrandBackgroundHover: '#173f75',
  colorNeutralStroke1: '#8592a3',
  colorNeutralForegroundDisabled: '#4d5a6a',
};
const DARK = {
  ...webDarkTheme,
  ...SHARED,
  colorBrandBackground: '#8cb6f5',
  colorBrandBackgroundHover: '#a9c9f9',
  colorBrandBackgroundPressed: '#c0d8fb',
  colorNeutralForegroundOnBrand: '#0d1b2e',
  colorCompoundBrandBackground: '#8cb6f5',
  colorCompoundBrandBackgroundHover: '#a9c9f9',
  colorNeutralForegroundInverted: '#0d1b2e',
  colorNeutralBackground1: '#1a2027',
  colorNeutralStroke1: '#7d8a9a',
  colorNeutralForegroundDisabled: '#a9b5c2',
};

/** Gives Fluent's elements and our own tokens a look; the page's `data-look` names it for the style sheet. */
export function wearLook(isDark: boolean): void {
  setTheme(isDark ? DARK : LIGHT);
  document.documentElement.dataset['look'] = isDark ? 'dark' : 'light';
}

/** Wears the look that the system asks for, now and whenever it changes. */
export function followSystemLook(): void {
  const query = matchMedia('(prefers-color-scheme: dark)');
  wearLook(query.matches);
  query.addEventListener('change', () => wearLook(query.matches));
}
