using Forestall.Record;
using Forestall.Record.Build;

namespace Forestall.Tests.Warning;

public sealed class NeighboursTests
{
    [Theory]
    [InlineData("AFG", 2000, "CHN IRN PAK TJK TKM UZB")]
    [InlineData("AFG", 1990, "CHN IRN PAK RUS")]
    [InlineData("RWA", 1994, "BDI COD TZA UGA")]
    [InlineData("LSO", 1994, "ZAF")]
    [InlineData("SSD", 2015, "CAF COD ETH KEN SDN UGA")]
    [InlineData("SSD", 2005, "")]
    [InlineData("ISL", 2005, "")]
    [InlineData("AAA", 2005, "")]
    [InlineData("RWA", 2024, "BDI COD TZA UGA")]
    public void Known_borders_are_there_in_their_time(string situation, int year, string neighbours) =>
        Assert.Equal(neighbours.Split(' ', StringSplitOptions.RemoveEmptyEntries), Neighbours.Embedded.Of(situation, new Month(year, 6)));

    [Fact]
    public void Eritrea_borders_on_Sudan_from_its_first_month()
    {
        Assert.DoesNotContain("SDN", Neighbours.Embedded.Of("ERI", new Month(1993, 4)));
        Assert.Contains("SDN", Neighbours.Embedded.Of("ERI", new Month(1993, 5)));
        Assert.Contains("CSK", Neighbours.Embedded.Of("DEU", new Month(1992, 12)));
        Assert.DoesNotContain("CSK", Neighbours.Embedded.Of("DEU", new Month(1993, 1)));
    }

    [Fact]
    public void A_border_has_two_sides()
    {
        var month = new Month(1999, 3);
        foreach (var situation in ViolenceRecord.Embedded.Situations)
        {
            Assert.All(Neighbours.Embedded.Of(situation.Code, month), n => Assert.Contains(situation.Code, Neighbours.Embedded.Of(n, month)));
            Assert.DoesNotContain(situation.Code, Neighbours.Embedded.Of(situation.Code, month));
        }
    }

    [Fact]
    public void The_source_gives_the_committed_file()
    {
        var borders = ContiguityFile.Read(SharedData.PathOf(SourceFolder.Contiguity), out _);
        Assert.Equal(File.ReadAllText(Path.Combine(Checkout.Record, "neighbours.csv")), Neighbours.Render(borders));
    }
}
