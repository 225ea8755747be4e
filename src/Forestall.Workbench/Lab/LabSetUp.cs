using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Forestall.Doctrine;
using Forestall.Doctrine.Replay;

namespace Forestall.Workbench.Lab;

/// <summary>A doctrine written by somebody, with its text.</summary>
/// <param name="Text">The text.</param>
/// <param name="Doctrine">The doctrine read from it.</param>
public sealed record OwnDoctrine(string Text, PreventionDoctrine Doctrine)
{
    /// <summary>The text as it stands in an address.</summary>
    public string Packed { get; } = PackedText.Pack(Text);
}

/// <summary>Everything a replay depends on besides the record. Its address says it in full, so a link is the set-up.</summary>
public sealed record LabSetUp
{
    public const int DefaultDraws = 1000;
    public const int MostDraws = 20_000;

    /// <summary>The longest address that every part on the way takes.</summary>
    public const int LongestAddress = 8 * 1024;

    /// <summary>Doctrines that ship with Forestall, in their order.</summary>
    public required IReadOnlyList<PreventionDoctrine> BuiltIn { get; init; }

    /// <summary>Doctrines somebody wrote.</summary>
    public IReadOnlyList<OwnDoctrine> Own { get; init; } = [];

    public long Draws { get; init; } = DefaultDraws;

    public ulong Seed { get; init; } = 1;

    /// <summary>Whether harm is thinned in expectation instead of death by death.</summary>
    public bool Expected { get; init; }

    /// <summary>First month replayed; null for the first of the record.</summary>
    public Month? From { get; init; }

    /// <summary>Answers other than the default ones, by question.</summary>
    public IReadOnlyDictionary<string, string> Answers { get; init; } = new SortedDictionary<string, string>(StringComparer.Ordinal);

    /// <summary>What is believed otherwise, by parameter.</summary>
    public IReadOnlyDictionary<string, Distribution> Beliefs { get; init; } = new SortedDictionary<string, Distribution>(StringComparer.Ordinal);

    /// <summary>Whether every doctrine that ships with Forestall takes part.</summary>
    public required bool HasAllBuiltIn { get; init; }

    /// <summary>All doctrines.</summary>
    public IReadOnlyList<PreventionDoctrine> Doctrines => [.. BuiltIn, .. Own.Select(static o => o.Doctrine)];

    /// <summary>The fields of its address, only those that are not as they are unless chosen otherwise, in a fixed order.</summary>
    public IEnumerable<KeyValuePair<string, string>> Fields
    {
        get
        {
            if (!HasAllBuiltIn)
            {
                yield return new(SetUpFields.Chosen, "1");
                foreach (var doctrine in BuiltIn)
                {
                    yield return new(SetUpFields.Doctrine, doctrine.Name);
                }
            }

            foreach (var own in Own)
            {
                yield return new(SetUpFields.Own, own.Packed);
            }

            if (Draws != DefaultDraws)
            {
                yield return new(SetUpFields.Draws, Draws.ToString(CultureInfo.InvariantCulture));
            }

            if (Seed != 1)
            {
                yield return new(SetUpFields.Seed, Seed.ToString(CultureInfo.InvariantCulture));
            }

            if (Expected)
            {
                yield return new(SetUpFields.Expected, "1");
            }

            if (From is { } from)
            {
                yield return new(SetUpFields.From, from.ToString());
            }

            foreach (var (question, answer) in Answers)
            {
                yield return new(SetUpFields.Answer + question, answer);
            }

            foreach (var (parameter, belief) in Beliefs)
            {
                yield return new(SetUpFields.Belief, $"{parameter}:{BeliefText.Of(belief)}");
            }
        }
    }

    /// <summary>The query that says it, with its question mark; empty when nothing is chosen.</summary>
    public string Query => string.Join('&', Fields.Select(static f => $"{Uri.EscapeDataString(f.Key)}={Escaped(f.Value)}")) is { Length: > 0 } all ? "?" + all : string.Empty;

    /// <summary>A short name of all that it says.</summary>
    public string Key => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Query)))[..16];

    /// <summary>The instruments as they are believed here.</summary>
    public InstrumentSet Instruments(LabBench bench) => InstrumentChanges.With(bench.Instruments, Beliefs, "set in the lab.");

    /// <summary>The address of a page for it.</summary>
    public string At(string page) => page + Query;

    /// <summary>How history is replayed.</summary>
    public ReplaySettings Settings(LabBench bench) => new() { Draws = Draws, Seed = Seed, Expected = Expected, From = From, Rubicon = bench.Workspace.Rubicon, Answers = Answers };

    /// <summary>The model: doctrines and instruments set against history.</summary>
    public ReplayModel Model(LabBench bench) => new(bench.History(From), Instruments(bench), Doctrines, Settings(bench));

    /// <summary>It with one belief otherwise; back to what ships with Forestall when null.</summary>
    public LabSetUp Believing(string parameter, Distribution? belief)
    {
        var beliefs = new SortedDictionary<string, Distribution>(Beliefs.ToDictionary(StringComparer.Ordinal), StringComparer.Ordinal);
        if (belief is null)
        {
            beliefs.Remove(parameter);
        }
        else
        {
            beliefs[parameter] = belief;
        }

        return this with { Beliefs = beliefs };
    }

    private static string Escaped(string value) => Uri.EscapeDataString(value).Replace("%2C", ",", StringComparison.Ordinal).Replace("%3A", ":", StringComparison.Ordinal);
}
