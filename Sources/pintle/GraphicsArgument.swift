// A conformance of a public type is public, and so is what it is made of.
public import ArgumentParser
import PintleVerbs

extension GraphicsProvider: ExpressibleByArgument {}
