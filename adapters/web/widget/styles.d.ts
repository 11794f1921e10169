// What Vite makes of a stylesheet imported as text.

declare module '*.css?inline' {
  const css: string;
  export default css;
}
