using System.Text;
using Forestall.Doctrine.Reading.Internals;
using Forestall.Record.Curated;

namespace Forestall.Doctrine.Reading;

/// <summary>
/// Reads instruments, doctrines and strategies from files that people write: JSON in which comments and trailing commas are allowed.
/// What is wrong is named with line and column. How to write them: docs/doctrine-files.md; schemas: docs/schemas.
/// </summary>
public static class DoctrineFiles
{
    private const string InstrumentsResource = "record/instruments.json";

    /// <summary>Names of the doctrines that ship with Forestall, from doing nothing further to coercive prevention.</summary>
    public static IReadOnlyList<string> BuiltInNames { get; } = ["none", "noncoercive", "last-resort", "coercive-prevention"];

    /// <summary>Names of the strategies that ship with Forestall, as examples.</summary>
    public static IReadOnlyList<string> BuiltInStrategyNames { get; } = ["talks", "talks-and-threat", "late-coercion"];

    /// <summary>Reads instruments from a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="effectIds">Ids of the estimates that the file may name as sources.</param>
    /// <exception cref="InputException">The file cannot be read, or something in it is wrong: the first problem, with line and column.</exception>
    public static InstrumentSet ReadInstruments(string path, IReadOnlyCollection<string> effectIds) =>
        Instruments(Named(path), FileRoot.Bytes(path), effectIds);

    /// <summary>Reads instruments from a text.</summary>
    /// <param name="name">The name of the text in messages.</param>
    /// <param name="text">The text.</param>
    /// <param name="effectIds">Ids of the estimates that the text may name as sources.</param>
    /// <exception cref="InputException">Something is wrong.</exception>
    public static InstrumentSet ParseInstruments(string name, string text, IReadOnlyCollection<string> effectIds) =>
        Instruments(Named(name), Bytes(text), effectIds);

    /// <summary>Reads a doctrine from a file. Rules that can never fire or contradict each other are refused.</summary>
    /// <param name="path">The file.</param>
    /// <param name="instruments">The instruments it may name.</param>
    /// <exception cref="InputException">The file cannot be read, or something in it is wrong: the first problem, with line and column.</exception>
    public static PreventionDoctrine ReadDoctrine(string path, InstrumentSet instruments) =>
        Doctrine(Named(path), FileRoot.Bytes(path), instruments, isStrategy: false);

    /// <summary>Reads a doctrine from a text.</summary>
    /// <param name="name">The name of the text in messages.</param>
    /// <param name="text">The text.</param>
    /// <param name="instruments">The instruments it may name.</param>
    /// <exception cref="InputException">Something is wrong.</exception>
    public static PreventionDoctrine ParseDoctrine(string name, string text, InstrumentSet instruments) =>
        Doctrine(Named(name), Bytes(text), instruments, isStrategy: false);

    /// <summary>Reads a strategy from a file, as a doctrine whose rules hold in their months from the start of the plan.</summary>
    /// <param name="path">The file.</param>
    /// <param name="instruments">The instruments it may name.</param>
    /// <exception cref="InputException">The file cannot be read, or something in it is wrong: the first problem, with line and column.</exception>
    public static PreventionDoctrine ReadStrategy(string path, InstrumentSet instruments) =>
        Doctrine(Named(path), FileRoot.Bytes(path), instruments, isStrategy: true);

    /// <summary>Reads a strategy from a text.</summary>
    /// <param name="name">The name of the text in messages.</param>
    /// <param name="text">The text.</param>
    /// <param name="instruments">The instruments it may name.</param>
    /// <exception cref="InputException">Something is wrong.</exception>
    public static PreventionDoctrine ParseStrategy(string name, string text, InstrumentSet instruments) =>
        Doctrine(Named(name), Bytes(text), instruments, isStrategy: true);

    /// <summary>The instruments that ship with Forestall.</summary>
    /// <param name="record">The record whose estimates they name as sources.</param>
    /// <exception cref="InputException">The record lacks estimates they name.</exception>
    public static InstrumentSet BuiltInInstruments(CuratedRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return Instruments(InstrumentsResource, Embedded(InstrumentsResource), [.. record.Effects.Select(static e => e.Id)]);
    }

    /// <summary>A doctrine that ships with Forestall.</summary>
    /// <param name="name">One of <see cref="BuiltInNames"/>.</param>
    /// <param name="instruments">The instruments; those it names must be among them.</param>
    /// <exception cref="InputException">There is no such doctrine, or the instruments lack one that it names.</exception>
    public static PreventionDoctrine BuiltInDoctrine(string name, InstrumentSet instruments)
    {
        var resource = DoctrineResource(Known(name));
        return Doctrine(resource, Embedded(resource), instruments, isStrategy: false);
    }

    /// <summary>A doctrine that ships with Forestall, or one from a file.</summary>
    /// <param name="nameOrPath">One of <see cref="BuiltInNames"/>, or a path.</param>
    /// <param name="instruments">The instruments it may name.</param>
    /// <exception cref="InputException">There is neither, or something in it is wrong.</exception>
    public static PreventionDoctrine FindDoctrine(string nameOrPath, InstrumentSet instruments)
    {
        ArgumentNullException.ThrowIfNull(nameOrPath);
        return BuiltInNames.Contains(nameOrPath, StringComparer.Ordinal) ? BuiltInDoctrine(nameOrPath, instruments)
            : File.Exists(nameOrPath) || nameOrPath.AsSpan().IndexOfAny("./\\") >= 0 ? ReadDoctrine(nameOrPath, instruments)
            : throw new InputException(Unknown(nameOrPath));
    }

    /// <summary>A strategy that ships with Forestall, or one from a file, as a doctrine whose rules hold in their months from the start of the plan.</summary>
    /// <param name="nameOrPath">One of <see cref="BuiltInStrategyNames"/>, or a path.</param>
    /// <param name="instruments">The instruments it may name.</param>
    /// <exception cref="InputException">There is neither, or something in it is wrong.</exception>
    public static PreventionDoctrine FindStrategy(string nameOrPath, InstrumentSet instruments)
    {
        ArgumentNullException.ThrowIfNull(nameOrPath);
        if (BuiltInStrategyNames.Contains(nameOrPath, StringComparer.Ordinal))
        {
            var resource = $"record/strategies/{nameOrPath}.json";
            return Doctrine(resource, Embedded(resource), instruments, isStrategy: true);
        }

        return File.Exists(nameOrPath) || nameOrPath.AsSpan().IndexOfAny("./\\") >= 0 ? ReadStrategy(nameOrPath, instruments)
            : throw new InputException($"there is no strategy '{Fields.Shown(nameOrPath)}'; {NearestWord.Hint(nameOrPath, BuiltInStrategyNames, $"name a file, or one of {string.Join(", ", BuiltInStrategyNames)}.")}");
    }

    /// <summary>The text of the instruments that ship with Forestall, with its comments.</summary>
    public static string BuiltInInstrumentsText() => Encoding.UTF8.GetString(Embedded(InstrumentsResource));

    /// <summary>The text of a doctrine that ships with Forestall, with its comments.</summary>
    /// <param name="name">One of <see cref="BuiltInNames"/>.</param>
    /// <exception cref="InputException">There is no such doctrine.</exception>
    public static string BuiltInDoctrineText(string name) => Encoding.UTF8.GetString(Embedded(DoctrineResource(Known(name))));

    private static InstrumentSet Instruments(string name, byte[] bytes, IReadOnlyCollection<string> effectIds)
    {
        ArgumentNullException.ThrowIfNull(effectIds);
        var problems = new ProblemList(name);
        var set = InstrumentReader.Read(bytes, effectIds, problems);
        problems.ThrowIfAny();
        return set!;
    }

    private static PreventionDoctrine Doctrine(string name, byte[] bytes, InstrumentSet instruments, bool isStrategy)
    {
        ArgumentNullException.ThrowIfNull(instruments);
        var problems = new ProblemList(name);
        var doctrine = DoctrineReader.Read(bytes, instruments, problems, isStrategy);
        problems.ThrowIfAny();
        return doctrine!;
    }

    private static string Known(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return BuiltInNames.Contains(name, StringComparer.Ordinal) ? name : throw new InputException(Unknown(name));
    }

    private static string Unknown(string name) =>
        $"there is no doctrine '{Fields.Shown(name)}'; {NearestWord.Hint(name, BuiltInNames, $"name a file, or one of {string.Join(", ", BuiltInNames)}.")}";

    private static string DoctrineResource(string name) => $"record/doctrines/{name}.json";

    private static byte[] Embedded(string resource)
    {
        using var stream = typeof(DoctrineFiles).Assembly.GetManifestResourceStream(resource)
            ?? throw new InputException($"{resource} is missing from this build; restore the folder record and build again.");
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }

    private static byte[] Bytes(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Encoding.UTF8.GetBytes(text);
    }

    private static string Named(string name) =>
        string.IsNullOrWhiteSpace(name) ? throw new InputException("the name of the file is missing; give one.") : name;
}
