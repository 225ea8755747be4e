using Forestall.Record.Curated;

namespace Forestall.Doctrine.Reading.Internals;

/// <summary>The instruments that the name of an instrument or of a class stands for.</summary>
internal static class ClassMembers
{
    public static IEnumerable<string> Of(string name, InstrumentSet instruments) =>
        Vocabulary.ClassNamed(name) is { } kind
            ? instruments.Instruments.Where(i => i.Class == kind).Select(static i => i.Name)
            : [name];
}
