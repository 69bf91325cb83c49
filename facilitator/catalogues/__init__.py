"""What the interface says in each language: one .po file a language, English as the key."""
