using System.CommandLine;
var root = new RootCommand("x");
var o = new Option<int>("--n") { Description = "d", DefaultValueFactory = _ => 3, Recursive = true };
var a = new Argument<string>("s");
var c = new Command("run", "runs") { a, o };
c.SetAction((ParseResult r) => { System.Console.WriteLine(r.GetValue(a) + r.GetValue(o)); return 5; });
root.Add(c);
ParseResult p = root.Parse(args);
if (p.Errors.Count > 0) { foreach (var e in p.Errors) System.Console.Error.WriteLine(e.Message); return 2; }
return p.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
