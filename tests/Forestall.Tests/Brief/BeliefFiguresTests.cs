using System.Xml.Linq;
using Forestall.Brief;
using Forestall.Doctrine.Beliefs;

namespace Forestall.Tests.Brief;

public sealed class BeliefFiguresTests
{
    [Fact]
    public void Indices_name_every_row_and_say_the_largest_to_those_who_do_not_see()
    {
        var picture = BeliefFigures.Indices([Index("luck", 0.7), Index("mediation.harm", 0.2), Index("sanctions.harm", -0.01)], "What drives it");
        var svg = XDocument.Parse(picture.Svg());
        var text = svg.Descendants().Where(static e => e.Name.LocalName == "text").Select(static e => e.Value).ToList();
        Assert.Superset(new HashSet<string>(["luck", "mediation.harm", "sanctions.harm", "share of the variance"], StringComparer.Ordinal), text.ToHashSet(StringComparer.Ordinal));
        Assert.EndsWith("The largest total: luck, 0.70 (0.65 to 0.75).", picture.Description, StringComparison.Ordinal);
        Assert.DoesNotContain("style=", picture.Inline("x"), StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_to_explain_is_drawn_all_the_same() => Assert.NotEmpty(BeliefFigures.Indices([Index("luck", 0)], "Nothing").Svg());

    [Fact]
    public void A_map_has_a_letter_in_each_cell_small_where_it_is_not_decided()
    {
        var map = new BestOptionMap(0, 1, [1, 2, 3], [0.1, 0.2], [[new(0, 3, true), new(0, 1, false), new(1, 4, true)], [new(1, 0.5, false), new(1, 2, true), new(1, 9, true)]]);
        var picture = BeliefFigures.Map(map, ["talks", "threats"], "across", "up");
        var letters = XDocument.Parse(picture.Svg()).Descendants().Where(static e => e.Name.LocalName == "text").Select(static e => e.Value.Trim()).Where(static t => t is "A" or "a" or "B" or "b").Order(StringComparer.Ordinal).ToList();
        Assert.Equal(["A", "B", "B", "B", "a", "b"], letters);
        Assert.Equal("talks has the lower mean loss in 2 of 6 cells, in 1 of them by two standard errors or more; threats has the lower mean loss in 4 of 6 cells, in 3 of them by two standard errors or more.", picture.Description);
    }

    private static SobolIndex Index(string name, double total) => new(name, new Estimate(total / 2, (total / 2) - 0.05, (total / 2) + 0.05), new Estimate(total, total - 0.05, total + 0.05));
}
