// Photos as office files hold them: their bytes, and their size where they stand.

export interface PhotoInPaper {
  /** In base64. */
  readonly jpeg: string;
  /** In pixels. */
  readonly width: number;
  readonly height: number;
  readonly shows: string;
}

export function bytesOf(photo: PhotoInPaper): Uint8Array {
  return Uint8Array.from(atob(photo.jpeg), (letter) => letter.charCodeAt(0));
}

/** As large as the box takes it, whole and in its own shape; nothing is made larger than it is. */
export function fitted(size: { readonly width: number; readonly height: number }, box: { readonly width: number; readonly height: number }): { width: number; height: number } {
  const scale = Math.min(1, box.width / size.width, box.height / size.height);
  return { width: size.width * scale, height: size.height * scale };
}
