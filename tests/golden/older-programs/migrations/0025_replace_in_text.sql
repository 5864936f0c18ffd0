INSERT INTO folders (name) SELECT replace(name, 'a', 'b') FROM folders;
