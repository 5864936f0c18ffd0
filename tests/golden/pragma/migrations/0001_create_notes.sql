PRAGMA foreign_keys = OFF;
PRAGMA journal_mode = WAL;
PRAGMA recursive_triggers = ON;
PRAGMA page_size = 4096;
PRAGMA user_verison = 2;
PRAGMA user_version = 2;
PRAGMA foreign_keys = ON;
