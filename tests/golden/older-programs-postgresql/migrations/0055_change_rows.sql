UPDATE folders SET name = upper(name);
