using System.Globalization;
using Forestall.Doctrine.Replay;
using Microsoft.AspNetCore.Http;

namespace Forestall.Workbench.Lab;

/// <summary>Two doctrines of a set-up set against each other, and what is held against them.</summary>
/// <param name="One">The one.</param>
/// <param name="Other">The other.</param>
/// <param name="Loss">What is held against them.</param>
public sealed record DoctrinePair(string One, string Other, ReplayLoss Loss)
{
    /// <summary>Names of the fields in an address.</summary>
    public const string OneField = "x";

    public const string OtherField = "y";

    public const string LossesField = "losses";

    public const string PriceField = "price";

    private const double HighestPrice = 1_000_000;

    /// <summary>A name of all that it says.</summary>
    public string Key => $"{One}-{Other}-{Loss.InWords()}";

    /// <summary>The pair an address names; where it names none the first and the last doctrine that act. Null where the set-up has one doctrine only.</summary>
    /// <exception cref="InputException">Something in it cannot be.</exception>
    public static DoctrinePair? Read(LabSetUp setUp, IQueryCollection query)
    {
        var loss = new ReplayLoss(OwnLosses(query[LossesField]), Price(query[PriceField]));
        var acting = setUp.Doctrines.Where(static d => d.Rules.Count > 0).ToList();
        var suggested = acting.Count >= 2 ? acting : [.. setUp.Doctrines];
        var (one, other) = ((string?)query[OneField] ?? suggested[0].Name, (string?)query[OtherField] ?? suggested[^1].Name);
        if (setUp.Doctrines.Count < 2 && !query.ContainsKey(OneField))
        {
            return null;
        }

        foreach (var name in new[] { one, other })
        {
            if (setUp.Doctrines.All(d => d.Name != name))
            {
                throw new InputException($"'{name}' is no doctrine of this set-up; choose among {string.Join(", ", setUp.Doctrines.Select(static d => d.Name))}.");
            }
        }

        return one == other ? throw new InputException($"'{one}' cannot be set against itself; choose two doctrines.") : new DoctrinePair(one, other, loss);
    }

    /// <summary>The two on the history of a set-up, with harm thinned in expectation.</summary>
    /// <exception cref="InputException">The set-up cannot be replayed.</exception>
    public ReplayModel Model(LabSetUp setUp, LabBench bench) => new(
        bench.History(setUp.From),
        setUp.Instruments(bench),
        [setUp.Doctrines.First(d => d.Name == One), setUp.Doctrines.First(d => d.Name == Other)],
        setUp.Settings(bench) with { Expected = true });

    private static bool OwnLosses(string? text) => text switch
    {
        null or "" or "0" => false,
        "1" => true,
        _ => throw new InputException($"'{text}' says nothing about deaths among those sent; write losses=1 to count them, or leave it out."),
    };

    private static double Price(string? text) =>
        string.IsNullOrWhiteSpace(text) ? 0
        : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var price) && price is >= 0 and <= HighestPrice ? price
        : throw new InputException($"'{text}' deaths cannot be what a unit of the cost index weighs; choose a number from 0 to 1000000.");
}
