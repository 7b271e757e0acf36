/// The history that the program carries with it.
public enum BundledHistory {}
