// The part of the File System Access API that browsers may have and TypeScript does not declare.
interface FileSystemHandle {
  queryPermission?(wanted: { mode: 'readwrite' }): Promise<PermissionState>;
  requestPermission?(wanted: { mode: 'readwrite' }): Promise<PermissionState>;
}

interface FilePickerOptions {
  /** Browsers remember the folder by it. */
  id?: string;
  suggestedName?: string;
  types?: { description?: string; accept: Record<string, string[]> }[];
}

interface Window {
  showOpenFilePicker?(options: FilePickerOptions): Promise<FileSystemFileHandle[]>;
  showSaveFilePicker?(options: FilePickerOptions): Promise<FileSystemFileHandle>;
}

interface DataTransferItem {
  getAsFileSystemHandle?(): Promise<FileSystemHandle | null>;
}
